"""Checks that the tools were given the same site, and tells what each made of it.

Sources are read back from what was written, apart from the generator: title, description, date, weight,
tags, the text, and where every link leads (page and heading). Sites that differ end the measurement,
since figures about different work say nothing. Outputs do differ, because the tools do; they are counted,
not judged: files, bytes, and the words and links in the <main> of some leaflets.
"""
import os
import posixpath
import re
import sys
from dataclasses import dataclass
from html.parser import HTMLParser

import edits
import gen
from programs import page_file

SAMPLE = 50
LINK = re.compile(r'\]\((\{\{< relref "([^"]*)" >\}\}|[^)]*)\)')


def leaflet(tool, page, text):
    """A page's source in the words of no tool."""
    if tool == "mdbook":
        title, _, body = text.removeprefix("# ").partition("\n\n")
        return {"title": title, "body": plain_links(page, body)}
    _, head, body = text.split("---\n", 2)
    fields = dict(line.strip().partition(": ")[::2] for line in head.splitlines())
    fields.pop("taxonomies:", None)
    return {"title": fields["title"].strip('"'), "body": plain_links(page, body.lstrip("\n")),
            "description": fields.get("summary", fields.get("description")),
            **{key: fields[key] for key in ("date", "weight", "tags")}}


def plain_links(page, body):
    """Links as `area/topic/name.md#heading`, from whatever the tool's syntax is."""
    def plain(match):
        target = match.group(2) or match.group(1)
        if target.startswith(("/", "@/")):
            return f"]({target[target.index('/') + 1:]})"
        return f"]({posixpath.normpath(posixpath.join(posixpath.dirname(page), target))})"
    return LINK.sub(plain, body)


def sources(sites):
    """Holds the sites against each other, page by page; gives the number of pages."""
    pages = {tool: edits.leaflets(os.path.join(site, gen.content_folder(tool)), sys.maxsize)
             for tool, site in sites.items()}
    first, *others = sites
    for tool in others:
        if pages[tool] != pages[first]:
            sys.exit(f"bench: the sites of {first} and {tool} hold different pages")
    for page in pages[first]:
        read = {tool: leaflet(tool, page, edits.read(os.path.join(site, gen.content_folder(tool), page + ".md")))
                for tool, site in sites.items()}
        for tool in others:
            for key in read[first].keys() & read[tool].keys():
                if read[first][key] != read[tool][key]:
                    sys.exit(f"bench: {page} has another {key} for {tool} than for {first}")
    return len(pages[first])


class Main(HTMLParser):
    """Counts the words and links in <main>."""

    def __init__(self):
        super().__init__()
        self.inside, self.words, self.links = 0, 0, 0

    def handle_starttag(self, tag, attrs):
        if self.inside and tag == "a":
            self.links += 1
        self.inside += tag == "main"

    def handle_endtag(self, tag):
        self.inside -= tag == "main"

    def handle_data(self, data):
        if self.inside:
            self.words += len(data.split())


@dataclass
class Output:
    """What a tool made: files and bytes, and the means of some leaflets."""

    pages: int = 0
    page_bytes: int = 0
    others: int = 0
    other_bytes: int = 0
    words: float = 0
    links: float = 0
    minified: bool = False


def output(program, site, out):
    """Counts a finished site; a leaflet that isn't there ends the measurement."""
    told = Output()
    for folder, _, names in os.walk(out):
        for name in names:
            size = os.path.getsize(os.path.join(folder, name))
            if name.endswith(".html"):
                told.pages, told.page_bytes = told.pages + 1, told.page_bytes + size
            else:
                told.others, told.other_bytes = told.others + 1, told.other_bytes + size
    every = edits.leaflets(os.path.join(site, gen.content_folder(program)), sys.maxsize)
    missing = [page for page in every if not os.path.isfile(os.path.join(out, page_file(program, page)))]
    if missing:
        sys.exit(f"bench: {program} published no page for {missing[0]}, nor for {len(missing) - 1} others")
    read = [edits.read(os.path.join(out, page_file(program, page)))
            for page in every[:: max(1, len(every) // SAMPLE)][:SAMPLE]]
    counted = [Main() for _ in read]
    for counter, text in zip(counted, read):
        counter.feed(text)
    told.words = sum(counter.words for counter in counted) / len(counted)
    told.links = sum(counter.links for counter in counted) / len(counted)
    # No page has a <pre>: a minified one has no line that begins with blanks.
    told.minified = not any(re.search(r"\n[ \t]", text) for text in read)
    return told
