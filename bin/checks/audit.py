"""Known holes in what we depend on, where the network lets us ask.

An answer that finds a hole fails the run, unless `holes.txt` beside this file says why it is none for us, one a line:
`ID = reason`. No answer is said aloud and is no failure: a run without a network tells nothing about holes.
"""

import json
import os
import subprocess
import tempfile
from pathlib import Path

from bin.checks.parts import HOUSE, PYTHON, NoAnswer

SECONDS = 60


def check() -> bool:
    """Ask about every locked dependency, and tell what is known of it."""
    known = excused()
    found = [hole for hole in holes() if hole[2] not in known]
    for name, version, hole, fixed in found:
        print(f"   {name} {version} has a known hole, {hole}; mended in: {fixed or 'no release yet'}")
    return not found


def holes() -> list[tuple[str, str, str, str]]:
    """Give name, version, hole and mending release of each known hole."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.json"
        words = ["--requirement", "requirements-dev.lock", "--require-hashes", "--disable-pip"]
        words += ["--format", "json", "--output", str(answer), "--progress-spinner", "off", "--timeout", "15"]
        try:
            asked = subprocess.run(
                [PYTHON, "-m", "pip_audit", *words],
                cwd=HOUSE, env=environment(), capture_output=True, text=True, timeout=SECONDS,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise NoAnswer("the list of known holes didn't answer in time") from None
        if not answer.exists() or not answer.read_text().strip():
            last = (asked.stderr.strip().splitlines() or ["it said nothing"])[-1]
            raise NoAnswer(f"the list of known holes didn't answer ({last[:120]})")
        return read(json.loads(answer.read_text()))


def environment() -> dict[str, str]:
    """Ours, with the certificates that this machine trusts by the name that the asking program knows."""
    trusted = os.environ.get("SSL_CERT_FILE")
    return {**({"REQUESTS_CA_BUNDLE": trusted} if trusted else {}), **os.environ}


def read(answer: dict[str, list[dict[str, object]]]) -> list[tuple[str, str, str, str]]:
    """Give the holes that an answer names."""
    return [
        (str(part["name"]), str(part["version"]), str(hole["id"]), ", ".join(hole["fix_versions"]))
        for part in answer["dependencies"]
        for hole in part.get("vulns", [])  # type: ignore[attr-defined]
    ]


def excused() -> dict[str, str]:
    """Holes that are none for us, and why."""
    lines = (HOUSE / "bin/checks/holes.txt").read_text().splitlines()
    pairs = (line.partition(" = ") for line in lines if line.strip() and not line.startswith("#"))
    return {hole.strip(): reason.strip() for hole, _, reason in pairs if reason.strip()}
