"""Times whole builds: cold, and warm after edits. Wall, CPU and peak memory are those of the tool's process.

Cold: an empty output folder and nothing remembered in the site's folder, so what a tool writes there for
next time counts. Warm: the output and what is remembered stay, and one thing has been edited. The modes
take turns (A B A B), so that a slow moment of the machine hits them alike; the first turn fills the
caches of the system and isn't counted.
"""
import filecmp
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass

import edits
import gen
from programs import MODES, command, page_file

# What a build may leave in a site's folder for the next one.
REMEMBERED = (".mendbook", ".hugo_build.lock", "resources")


@dataclass(frozen=True)
class Figure:
    """One run. The peak can't be less than that of this script (some 20 MiB), which starts the tool."""

    wall: float
    cpu: float
    peak: float


def timed(call, site):
    """Runs a build. Its messages go nowhere; when it fails it runs once more, to be heard."""
    start = time.perf_counter()
    process = subprocess.Popen(call, cwd=site, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    finally:
        # Broken off: nothing may go on writing while the folders are deleted.
        if process.returncode is None:
            process.kill()
            process.wait()
    if process.returncode != 0:
        subprocess.run(call, cwd=site, stdout=sys.stderr)
        sys.exit(f"bench: {os.path.basename(call[0])} failed (status {process.returncode})")
    return Figure(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def cold(mode, programs, site, out):
    """One build with nothing from before."""
    for path in [out, *(os.path.join(site, name) for name in REMEMBERED)]:
        if os.path.isdir(path):
            shutil.rmtree(path)
        elif os.path.exists(path):
            os.remove(path)
    return timed(command(mode, programs, "build", out=out), site)


def cold_turns(modes, programs, sites, work, runs, warm_up):
    """Figures of cold builds by mode. The last output of each mode stays in WORK/out-MODE."""
    figures = {mode: [] for mode in modes}
    for turn in range(-warm_up, runs):
        for mode in modes:
            figure = cold(mode, programs, sites[MODES[mode].program], os.path.join(work, f"out-{mode}"))
            if turn >= 0:
                figures[mode].append(figure)
    return figures


class Warm:
    """A site of one mode that is edited and built again, over its last output."""

    def __init__(self, mode, programs, site, work, turns):
        self.mode, self.programs = mode, programs
        self.site = os.path.join(work, f"warm-{mode}")
        self.out = os.path.join(work, f"warm-out-{mode}")
        shutil.copytree(site, self.site, ignore=shutil.ignore_patterns(*REMEMBERED))
        program = MODES[mode].program
        self.content = os.path.join(self.site, gen.content_folder(program))
        self.pages = edits.leaflets(self.content, 2 * turns)
        self.kinds = [kind for kind in edits.KINDS if kind != "template" or MODES[mode].template]

    def build(self):
        return timed(command(self.mode, self.programs, "build", out=self.out), self.site)

    def edited(self, kind, turn):
        """Edits, builds, and makes sure that the edit is in what was built."""
        # A page of its own for every edit; a template shows on any page.
        page = self.pages[(2 * turn + (kind == "title")) % len(self.pages)]
        file = os.path.join(self.content, page + ".md")
        if kind == "template":
            file = os.path.join(self.site, MODES[self.mode].template)
        mark = f"edited{kind}{turn}"
        edits.write(file, edits.changed(kind, edits.read(file), mark))
        figure = self.build()
        if mark not in edits.read(os.path.join(self.out, page_file(MODES[self.mode].program, page))):
            sys.exit(f"bench: {self.mode} built the site without the {kind} edit of {page}")
        return figure

    def turn(self, turn):
        """A cold build, then all the warm ones, by what was edited."""
        figures = {"cold": cold(self.mode, self.programs, self.site, self.out), "nothing": self.build()}
        for kind in self.kinds:
            figures[kind] = self.edited(kind, turn)
        return figures


    def agrees_with_cold(self):
        """Whether the output after all edits is, byte for byte, what a cold build makes of them."""
        fresh = self.out + "-fresh"
        cold(self.mode, self.programs, self.site, fresh)
        other = different(self.out, fresh)
        shutil.rmtree(fresh)
        if other:
            sys.exit(f"bench: after warm builds of {self.mode}, {other} isn't what a cold build makes")


def files(folder):
    return {os.path.relpath(os.path.join(at, name), folder) for at, _, names in os.walk(folder) for name in names}


def different(one, other):
    """The first file that differs or is missing on one side."""
    every = sorted(files(one) | files(other))
    return next((name for name in every if not alike(os.path.join(one, name), os.path.join(other, name))), None)


def alike(one, other):
    return os.path.isfile(one) and os.path.isfile(other) and filecmp.cmp(one, other, shallow=False)


def warm_turns(modes, programs, sites, work, runs, warm_up):
    """Figures of warm builds by mode and edit, with cold ones of the same turns."""
    turns = runs + warm_up
    ready = [Warm(mode, programs, sites[MODES[mode].program], work, turns) for mode in modes]
    figures = {mode: {} for mode in modes}
    for turn in range(turns):
        for warm in ready:
            for kind, figure in warm.turn(turn).items():
                if turn >= warm_up:
                    figures[warm.mode].setdefault(kind, []).append(figure)
    for warm in ready:
        if MODES[warm.mode].program == "mendbook":
            warm.agrees_with_cold()
        shutil.rmtree(warm.site)
        shutil.rmtree(warm.out)
    return figures
