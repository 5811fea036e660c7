"""What a test run needs from the machine, installed from Debian's packages where that may be done."""

import fcntl
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

LOCK = Path(tempfile.gettempdir()) / "alongside-apt.lock"


def may_install() -> bool:
    """Tell whether packages can be installed here: as root, on Debian or a relative of it."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(package: str) -> bool:
    """Install a package; True when that went well."""
    if not may_install():
        return False
    with open(LOCK, "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # tests run beside each other; asked for twice, apt-get finds it there
        return _install(package)


def _install(package: str) -> bool:
    print(f"   installing {package} from Debian's packages", flush=True)
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "stdin": subprocess.DEVNULL}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", package]):
        done = subprocess.run(["apt-get", *step], capture_output=True, text=True, **quiet)  # type: ignore[call-overload]
        if done.returncode:
            print(done.stderr[-2000:], flush=True)
            return False
    return True
