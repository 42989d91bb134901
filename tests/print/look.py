"""Looks into PDFs and prints what it finds as JSON, one object a line: what poppler can't say.

For each file: the language and whether the title is shown (from the catalogue), the addresses of live
links, the smallest type with the words set in it, the words with too little contrast, and what the two
validators say.
"""

import json
import sys

import outloud
import page
import pikepdf
import pymupdf

LEAST_CONTRAST = 4.5


def luminance(rgb):
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in rgb]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def spans(sheet):
    for block in sheet.get_text("dict")["blocks"]:
        for line in block.get("lines", []):
            yield from (span for span in line["spans"] if span["text"].strip())


def behind(picture, span):
    """The colour behind a text: the commonest in its box."""
    box = pymupdf.Rect(span["bbox"]).round() & picture.irect
    _, colour = picture.color_topusage(clip=box)
    return tuple(part / 255 for part in colour)


def text_facts(document):
    smallest, small_words, faint = None, "", []
    for sheet in document:
        picture = sheet.get_pixmap()  # a dot to the point
        for span in spans(sheet):
            size = round(span["size"], 2)
            if smallest is None or size < smallest:
                smallest, small_words = size, span["text"]
            ink = tuple(part / 255 for part in pymupdf.sRGB_to_rgb(span["color"]))
            if contrast(ink, behind(picture, span)) < LEAST_CONTRAST:
                faint.append(span["text"])
    return {"smallest": smallest, "small_words": small_words, "faint": faint}


def catalogue(file):
    with pikepdf.open(file) as pdf:
        root = pdf.Root
        shown = root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False)
        return {"language": str(root.get("/Lang", "")), "title_shown": bool(shown)}


def look(file):
    with pymupdf.open(file) as document:
        links = [link["uri"] for sheet in document for link in sheet.get_links() if link.get("uri")]
        facts = text_facts(document)
    conformance = page.validate_pdf(file, profile="ua1")
    semantics = outloud.check(file)
    return {
        "file": file,
        "links": links,
        **facts,
        **catalogue(file),
        "page_rules": conformance.rules.total,
        "page": [{"rule": failure.rule_id, "message": failure.message} for failure in conformance.failures],
        "outloud_rules": sum(run.status == "ran" for run in semantics.runs),
        "outloud_error": semantics.error,
        "outloud": [
            {"rule": found.rule, "severity": found.severity, "message": found.message, "evidence": found.evidence}
            for found in semantics.findings
        ],
        "crashed": [run.rule for run in semantics.runs if run.status == "crashed"],
    }


for name in sys.argv[1:]:
    print(json.dumps(look(name)))
