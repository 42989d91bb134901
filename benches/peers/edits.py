"""The edits that are timed: a page's body, its title, and the template that all pages go through.

Each edit leaves a mark in the pages that it changes, so that whoever timed can see that it came through.
The marks differ, so no edit makes a text that was there before.
"""
import os
import re

KINDS = ("body", "title", "template")


def leaflets(content, wanted):
    """Some pages of a site, spread over it, as `area/topic/name`."""
    pages = []
    for folder, folders, names in os.walk(content):
        folders.sort()
        at = os.path.relpath(folder, content)
        if at.count(os.sep) == 1:
            pages += [f"{at}/{name[:-3]}" for name in sorted(names)
                      if name.endswith(".md") and name not in ("_index.md", "index.md", "README.md")]
    return pages[:: max(1, len(pages) // wanted)][:wanted]


def changed(kind, text, mark):
    """The text with the mark in it; an edit that would change nothing is a fault of the generator."""
    if kind == "body":
        new = text.replace("## Symptoms\n", f"## Symptoms\n\n{mark}\n", 1)
    elif kind == "title":
        new = re.sub(r'^(title: "|# )', rf"\g<1>{mark} ", text, count=1, flags=re.M)
    else:
        new = re.sub(r"<main[^>]*>", f'<main data-edit="{mark}">', text, count=1)
    if new == text:
        raise ValueError(f"the {kind} edit found nothing to change")
    return new


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(text)
