"""Finds uv and a Python from 3.12 on, and makes .venv hold what a lock asks for.

bin/setup calls it with whatever python3 the machine has, so it needs the standard library of Python 3.9 and no pip.
"""

import glob
import os
import shutil
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
VENV = HOUSE / ".venv"
OWN_UV = HOUSE / ".uv"
RUN_LOCK = "requirements.lock"
TEST_LOCK = "requirements-dev.lock"

# What the house needs of an interpreter; some are built without SQLite's full-text search or without TLS.
FIT = """
import sys, ssl, zlib, sqlite3
assert sys.version_info >= (3, 12) and sys.implementation.name == "cpython"
sqlite3.connect(":memory:").execute("create virtual table t using fts5(words)")
print(sys.executable)
"""

NO_PYTHON = """
Alongside needs Python 3.12 or newer, with SQLite, and found none on this machine.
  Debian 13, Ubuntu 24.04 or newer:  sudo apt-get install python3
  macOS:                             brew install python@3.13
  anywhere, with pyenv:              pyenv install 3.13
Then say 'make run' again.
"""

NO_PIP = """
Alongside fetches its parts with uv, and could neither find uv nor fetch it, because this python3 has no pip.
  Debian or Ubuntu:  sudo apt-get install python3-pip
  macOS:             xcode-select --install, or: brew install uv
Then say 'make run' again.
"""

NO_UV = """
Alongside fetches its parts with uv, and could neither find uv nor fetch it (pip's own words are above).
Is this machine connected? A mirror of the package index can be named in PIP_INDEX_URL.
"""


def main(lock: str) -> None:
    """Make .venv hold what the lock asks for, saying what is being done."""
    uv = find_uv() or fetch_uv()
    if not fits(VENV / "bin" / "python"):
        python = find_python(uv) or fetch_python(uv)
        say(f"Making .venv with {python}")
        run([uv, "venv", "--quiet", "--clear", "--python", python, str(VENV)])
    say(f"Installing what {lock} asks for")
    run([uv, "pip", "install", "--quiet", "--compile-bytecode", "--require-hashes", "--requirement", lock], **INTO_VENV)
    let_venv_see_the_house()
    remember(lock)


INTO_VENV = {"VIRTUAL_ENV": str(VENV)}


def say(words: str) -> None:
    """Tell what is being done."""
    print(words, flush=True)


def stop(words: str) -> None:
    """End, telling what is missing and what to do."""
    sys.exit(words.rstrip())


def run(command: list, **more: str) -> None:
    """Run a command in the house; when it fails, end with its exit code, because it has said why itself."""
    environment = {**os.environ, **index_named_for_pip(), **more}
    done = subprocess.run(command, cwd=HOUSE, env=environment)
    if done.returncode:
        sys.exit(done.returncode)


def index_named_for_pip() -> dict:
    """Give uv the package index that the machine's owner named for pip; uv doesn't read pip's variables."""
    pairs = {"PIP_INDEX_URL": "UV_DEFAULT_INDEX", "PIP_EXTRA_INDEX_URL": "UV_INDEX", "PIP_CERT": "SSL_CERT_FILE"}
    return {
        for_uv: os.environ[for_pip]
        for for_pip, for_uv in pairs.items()
        if os.environ.get(for_pip) and not os.environ.get(for_uv)
    }


def answer(command: list) -> str:
    """Give what a command prints, or nothing when it is missing or fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


# uv -----------------------------------------------------------------------------------------------------------------


def find_uv() -> str:
    """Give a uv that works: the checkout's own, one on the path, or one where its installers put it."""
    places = [OWN_UV / "bin" / "uv", *on_path("uv"), Path.home() / ".local/bin/uv", Path.home() / ".cargo/bin/uv"]
    return next((str(place) for place in places if answer([str(place), "--version"]).startswith("uv 0.")), "")


def fetch_uv() -> str:
    """Fetch the uv that requirements-uv.lock names into the checkout, with pip, which checks its hash."""
    pip = find_pip()
    if not pip:
        stop(NO_PIP)
    say("Fetching uv into .uv")
    options = ["--quiet", "--disable-pip-version-check", "--no-input", "--only-binary", ":all:", "--require-hashes"]
    command = [*pip, "install", *options, "--target", str(OWN_UV), "--requirement", "requirements-uv.lock"]
    fetched = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True)
    uv = find_uv()
    if fetched.returncode or not uv:
        stop(fetched.stderr + NO_UV)
    return uv


def find_pip() -> list:
    """Give a command that is pip, also where Debian keeps it apart: pip runs from its wheel, uninstalled."""
    if answer([sys.executable, "-m", "pip", "--version"]):
        return [sys.executable, "-m", "pip"]
    for wheel in find_pip_wheels() or fetch_pip_wheels():
        if answer([sys.executable, f"{wheel}/pip", "--version"]):
            return [sys.executable, f"{wheel}/pip"]
    return []


def find_pip_wheels() -> list:
    """Give the wheels of pip that this Python or Debian brought for making virtual environments."""
    bundled = Path(os.__file__).parent / "ensurepip" / "_bundled"
    return [*glob.glob(f"{bundled}/pip-*.whl"), *glob.glob("/usr/share/python-wheels/pip-*.whl")]


def fetch_pip_wheels() -> list:
    """Give the wheel of pip from Debian's packages, unpacked into the checkout, which needs no root."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return []
    OWN_UV.mkdir(exist_ok=True)
    if os.getuid() == 0:
        answer(["apt-get", "update"])
    for package in ("python3-pip-whl", "python-pip-whl"):
        subprocess.run(["apt-get", "download", package], cwd=OWN_UV, capture_output=True)
        for deb in OWN_UV.glob("*.deb"):
            subprocess.run(["dpkg-deb", "--extract", str(deb), str(OWN_UV)], check=True)
            deb.unlink()
    return glob.glob(f"{OWN_UV}/usr/share/python-wheels/pip-*.whl")


# Python -------------------------------------------------------------------------------------------------------------


def find_python(uv: str) -> str:
    """Give a Python that fits and is there already: the wanted version first, then any."""
    wanted = (HOUSE / ".python-version").read_text().strip()
    for version in (wanted, ">=3.12"):
        found = answer([uv, "python", "find", "--no-project", "--no-python-downloads", version])
        if found and fits(found):
            return found
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    brewed = [*Path("/opt/homebrew/bin").glob("python3.*"), *Path("/usr/local/bin").glob("python3.*")]
    places = [*pyenv.glob("versions/3.*/bin/python3"), *on_path("python3.[0-9]*"), *on_path("python3"), *brewed]
    by_wish = sorted(places, key=lambda place: wanted not in str(place))
    return next((found for place in by_wish if (found := fits(place))), "")


def fetch_python(uv: str) -> str:
    """Let uv fetch a Python where the network allows it; else say what to install."""
    wanted = (HOUSE / ".python-version").read_text().strip()
    say(f"No Python from 3.12 on is here; trying to fetch {wanted}")
    answer([uv, "python", "install", "--quiet", wanted])
    found = find_python(uv)
    if not found:
        stop(NO_PYTHON)
    return found


def fits(python: object) -> str:
    """Give the interpreter's own path when it is new enough and whole, else nothing."""
    return answer([str(python), "-I", "-c", FIT])


def on_path(name: str) -> list:
    """Give every file of that name on the path, in its order: the first may be a shim that fails."""
    folders = os.environ.get("PATH", "").split(os.pathsep)
    return [Path(found) for folder in folders if folder for found in sorted(glob.glob(os.path.join(folder, name)))]


# .venv --------------------------------------------------------------------------------------------------------------


def let_venv_see_the_house() -> None:
    """Let .venv's python import this checkout from any folder, with its bytecode made beforehand."""
    for folder in VENV.glob("lib/python3.*/site-packages"):
        (folder / "alongside-checkout.pth").write_text(f"{HOUSE}\n")
    answer([str(VENV / "bin" / "python"), "-m", "compileall", "-q", str(HOUSE / "alongside")])


def remember(lock: str) -> None:
    """Note what .venv holds and where, for bin/setup to end early. The test lock holds all that the run lock does."""
    (VENV / ".stands-in").write_text(f"{HOUSE}\n")
    for held in {lock, RUN_LOCK}:
        shutil.copyfile(HOUSE / held, VENV / f".holds-{held}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else RUN_LOCK)
