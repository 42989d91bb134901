#!/usr/bin/env python3
"""Makes the sites, runs the tools in turn, prints medians and ratios (standard library only; called by `run`)."""
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def build(tool, mode, site, out):
    """One build: wall and CPU seconds, and peak memory in MiB, of the tool's own process."""
    shutil.rmtree(out, ignore_errors=True)
    shutil.rmtree(os.path.join(site, ".mendbook"), ignore_errors=True)
    start = time.monotonic()
    process = subprocess.Popen(["sh", os.path.join(HERE, "run.sh"), tool, mode, site, out],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        sys.exit(f"{tool} {mode} failed on {site} (status {status})")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    work, runs, sizes, *tools = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_NOFILE, resource.getrlimit(resource.RLIMIT_NOFILE))
    print("| pages | tool | wall s | CPU µs a page | peak MiB | wall ÷ mendbook-min | CPU ÷ mendbook-min |")
    print("|---:|---|---:|---:|---:|---:|---:|")
    for pages in map(int, sizes.split()):
        sites, figures = {}, {tool: [] for tool in tools}
        for tool in tools:
            name = tool.split("-")[0]
            if name not in sites:
                sites[name] = os.path.join(work, f"{name}-{pages}")
                subprocess.run([sys.executable, os.path.join(HERE, "gen.py"), "--tool", name, "--pages", str(pages),
                                "--out", sites[name]], check=True, stdout=subprocess.DEVNULL)
        for turn in range(int(runs) + 1):
            for tool in tools:
                name, mode = tool.split("-")
                figure = build(name, mode, sites[name], os.path.join(work, "out"))
                if turn:  # the first turn warms the caches and isn't counted
                    figures[tool].append(figure)
        median = {tool: [statistics.median(column) for column in zip(*rows)] for tool, rows in figures.items()}
        own = median.get("mendbook-min", median[tools[0]])
        for tool in tools:
            wall, cpu, peak = median[tool]
            print(f"| {pages:,} | {tool} | {wall:.2f} | {cpu / pages * 1e6:,.0f} | {peak:,.0f} "
                  f"| {wall / own[0]:.2f} | {cpu / own[1]:.2f} |", flush=True)
        for site in sites.values():
            shutil.rmtree(site)


if __name__ == "__main__":
    main()
