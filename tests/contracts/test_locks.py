"""What is installed is locked with hashes, names no package host, and stays a short list."""

import re
import tomllib

from bin.checks.parts import HOUSE

RUN, TEST, UV = (HOUSE / name for name in ("requirements.lock", "requirements-dev.lock", "requirements-uv.lock"))
PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text())["project"]
MOST_DEPENDENCIES = 25


def pinned(lock):
    return set(re.findall(r"^([a-z0-9][^\s;\\]*==[^\s;\\]+)", lock.read_text(), re.MULTILINE))


def test_what_tests_install_holds_all_that_a_run_installs():
    assert pinned(RUN)
    assert pinned(RUN) - pinned(TEST) == set()


def test_locks_name_no_host_and_give_every_part_a_hash():
    for lock in (RUN, TEST, UV):
        text = lock.read_text()
        assert "://" not in text
        assert "--index" not in text
        for entry in re.split(r"\n(?=\S)", text.strip()):
            assert "--hash=sha256:" in entry, entry


def test_everything_asked_for_is_locked():
    asked = {re.split(r"[^a-z0-9-]", line.lower())[0] for line in PROJECT["dependencies"]}
    assert asked - {pin.split("==")[0] for pin in pinned(RUN)} == set()


def test_the_list_of_dependencies_stays_short():
    assert len(PROJECT["dependencies"]) <= MOST_DEPENDENCIES


def test_every_dependency_has_its_reason():
    lines = (HOUSE / "pyproject.toml").read_text().split("dependencies = [")[1].split("\n]")[0].strip().splitlines()
    assert [line for line in lines if "#" not in line] == []
