#!/bin/sh
# One full build of a generated site into a fresh folder.
#   run.sh TOOL MODE SITE OUT     TOOL: mendbook hugo zola mdbook mkdocs zensical eleventy; MODE: plain min default
# MENDBOOK, HUGO, ZOLA, MDBOOK, MKDOCS, ZENSICAL, ELEVENTY name the programs (default: found on PATH).
# OUT must not exist. The last step is an exec, so a timer sees the tool's own process.
set -eu
tool=$1 mode=$2 site=$3 out=$4
cd "$site"
case $tool-$mode in
mendbook-min) exec "${MENDBOOK:-mendbook}" build --quiet --output "$out" ;;
mendbook-default) exec "${MENDBOOK:-mendbook}" build --quiet --theme default --output "$out" ;;
hugo-plain) exec "${HUGO:-hugo}" --quiet -d "$out" ;;
hugo-min) exec "${HUGO:-hugo}" --quiet --minify -d "$out" ;;
zola-plain) exec "${ZOLA:-zola}" build -o "$out" ;;
zola-min) exec "${ZOLA:-zola}" build --minify -o "$out" ;;
mdbook-plain) exec "${MDBOOK:-mdbook}" build -d "$out" ;;
mkdocs-plain) exec "${MKDOCS:-mkdocs}" build -q -d "$out" ;;
zensical-plain) exec "${ZENSICAL:-zensical}" build --clean ;;
eleventy-plain) exec "${ELEVENTY:-eleventy}" --quiet --output="$out" ;;
*) echo "no $mode mode for $tool" >&2; exit 2 ;;
esac
