"""What a test run needs from the machine, installed from Debian's packages where that may be done."""

import os
import shutil
import subprocess


def may_install() -> bool:
    """Tell whether packages can be installed here: as root, on Debian or a relative of it."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(package: str) -> bool:
    """Install a package; True when that went well."""
    if not may_install():
        return False
    print(f"   installing {package} from Debian's packages", flush=True)
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "stdin": subprocess.DEVNULL}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", package]):
        done = subprocess.run(["apt-get", *step], capture_output=True, text=True, **quiet)  # type: ignore[call-overload]
        if done.returncode:
            print(done.stderr[-2000:], flush=True)
            return False
    return True
