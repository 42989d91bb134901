"""The tables: medians, least values, ratios, and what each line must reach.

What must be reached is data (MUSTS): a figure of `mendbook-min` at one size, held against the same figure
of Hugo, against our own cold build, or against a number. A must without its figures is left out. Ratios are
of medians; a peak is the highest of all runs. The tables are Markdown.
"""
import datetime
import os
import platform
import statistics
from dataclasses import dataclass

OWN, PEER = "mendbook-min", "hugo-min"


@dataclass(frozen=True)
class Must:
    """`part` of `section` at `pages`, `figure` at most `limit` (a share `of` something, else a number)."""

    section: str
    pages: int
    part: str
    figure: str
    limit: float
    of: str
    words: str


MUSTS = (
    Must("cold", 10_000, "cold", "cpu", 1 / 4, PEER, "CPU ≤ 1/4 of Hugo's"),
    Must("cold", 10_000, "cold", "wall", 1 / 3, PEER, "wall ≤ 1/3 of Hugo's"),
    Must("cold", 10_000, "cold", "peak", 300, "", "peak ≤ 300 MiB"),
    Must("cold", 1_000, "cold", "wall", 1 / 3, PEER, "wall ≤ 1/3 of Hugo's"),
    Must("cold", 100_000, "cold", "wall", 1 / 3, PEER, "wall ≤ 1/3 of Hugo's"),
    Must("cold", 100_000, "cold", "peak", 2048, "", "peak ≤ 2 GiB"),
    Must("warm", 10_000, "nothing", "wall", 1 / 8, "cold", "wall ≤ 1/8 of our own cold"),
    Must("warm", 10_000, "body", "wall", 1 / 8, "cold", "wall ≤ 1/8 of our own cold"),
    Must("dev", 10_000, "body", "ms", 100, "", "≤ 100 ms"),
    Must("dev", 1_000, "body", "ms", 50, "", "≤ 50 ms"),
)


def musts(section, pages, mode, part, figures):
    """What this line must reach and whether it does. `figures(mode, part, figure)` gives a number or None."""
    if mode != OWN:
        return ""
    told = []
    for must in MUSTS:
        if (must.section, must.pages, must.part) != (section, pages, part):
            continue
        reached, against = figures(mode, part, must.figure), 1
        if must.of == "cold":
            against = figures(mode, "cold", must.figure)
        elif must.of:
            against = figures(must.of, part, must.figure)
        if not reached or not against:
            continue
        value = reached / against
        shown = f"{value:.3f}" if must.of else f"{value:,.0f}"
        told.append(f"{must.words}: {shown} {'✓' if value <= must.limit else '✗'}")
    return "; ".join(told)


def of_builds(runs):
    """Looks figures up in {mode: {part: [Figure]}}: medians, and the highest peak."""
    def look(mode, part, figure):
        values = [getattr(run, figure) for run in runs.get(mode, {}).get(part, [])]
        if not values:
            return None
        return max(values) if figure == "peak" else statistics.median(values)
    return look


def ratio(value, other):
    return f"{value / other:.2f}" if value and other else ""


def row(*cells):
    return "| " + " | ".join(cells) + " |"


def head(*cells):
    """The head of a table; columns whose name begins with a blank are text, the others numbers."""
    return [row(*(cell.strip() for cell in cells)), "|" + "|".join("---" if c[0] == " " else "---:" for c in cells) + "|"]


COLD_HEAD = head("pages", " tool", "wall s", "least", "CPU µs a page", "least", "peak MiB", "wall ÷ Hugo",
                 "CPU ÷ Hugo", " must")
WARM_HEAD = head("pages", " tool", " edited", "wall s", "least", "CPU s", "peak MiB", "wall ÷ own cold",
                 "wall ÷ Hugo, same edit", " must")
DEV_HEAD = head("pages", " tool", " edited", "ms, save to new bytes", "least", "most", "CPU ms an edit",
                "first page after s", "peak MiB", " must")
OUTPUT_HEAD = head("pages", " tool", "HTML files", "MiB", "other files", "MiB", "words in `<main>`",
                   "links in `<main>`", " minified")


def cold_rows(pages, figures):
    runs = {mode: {"cold": of_mode} for mode, of_mode in figures.items()}
    look = of_builds(runs)
    for mode, of_mode in figures.items():
        wall, used = look(mode, "cold", "wall"), look(mode, "cold", "cpu")
        yield row(f"{pages:,}", mode, f"{wall:.2f}", f"{min(run.wall for run in of_mode):.2f}",
                  f"{used / pages * 1e6:,.0f}", f"{min(run.cpu for run in of_mode) / pages * 1e6:,.0f}",
                  f"{look(mode, 'cold', 'peak'):,.0f}", ratio(wall, look(PEER, "cold", "wall")),
                  ratio(used, look(PEER, "cold", "cpu")), musts("cold", pages, mode, "cold", look))


def warm_rows(pages, figures):
    look = of_builds(figures)
    for mode, parts in figures.items():
        for part, of_part in parts.items():
            wall = look(mode, part, "wall")
            yield row(f"{pages:,}", mode, "(cold)" if part == "cold" else part, f"{wall:.2f}",
                      f"{min(run.wall for run in of_part):.2f}", f"{look(mode, part, 'cpu'):.2f}",
                      f"{look(mode, part, 'peak'):,.0f}", ratio(wall, look(mode, "cold", "wall")),
                      ratio(wall, look(PEER, part, "wall")), musts("warm", pages, mode, part, look))


def dev_rows(pages, loops):
    def look(mode, part, _):
        waits = loops[mode].waits.get(part) if mode in loops else None
        return statistics.median(waits) * 1e3 if waits else None
    for mode, loop in loops.items():
        for part, waits in loop.waits.items():
            yield row(f"{pages:,}", mode, part, f"{look(mode, part, 'ms'):,.0f}", f"{min(waits) * 1e3:,.0f}",
                      f"{max(waits) * 1e3:,.0f}", f"{statistics.median(loop.cpu[part]) * 1e3:,.0f}",
                      f"{loop.start:.2f}", f"{loop.peak:,.0f}", musts("dev", pages, mode, part, look))


def output_rows(pages, outputs):
    for mode, made in outputs.items():
        yield row(f"{pages:,}", mode, f"{made.pages:,}", f"{made.page_bytes / 2**20:.1f}", f"{made.others:,}",
                  f"{made.other_bytes / 2**20:.2f}", f"{made.words:,.0f}", f"{made.links:.1f}",
                  "yes" if made.minified else "no")


def field_of(path, key):
    """The first value of a `key: value` file of /proc."""
    try:
        with open(path, encoding="utf-8") as f:
            return next((line.partition(":")[2].strip() for line in f if line.startswith(key)), "")
    except OSError:
        return ""


def machine(cores, on_memory, versions):
    """One line on where and with what; no names of hosts or folders."""
    memory = field_of("/proc/meminfo", "MemTotal").removesuffix(" kB")
    parts = [f"{cores} of {os.cpu_count()} cores", field_of("/proc/cpuinfo", "model name") or platform.machine(),
             f"{int(memory) / 2**20:.0f} GiB" if memory else "", f"{platform.system()} {platform.release()}",
             "memory file system" if on_memory else "on disk (no memory file system large enough)",
             f"load {os.getloadavg()[0]:.1f} at the start", datetime.date.today().isoformat(), *versions]
    return "; ".join(part for part in parts if part) + "."
