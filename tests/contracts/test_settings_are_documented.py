"""Every setting stands on one page for those who run Alongside, and is read in one file."""

import ast
import re

from bin.checks.parts import HOUSE
from bin.checks.sources import sources

PAGE = HOUSE / "docs/operating/settings.md"
READERS = "str|int|bool|float|list|path|url|json"


def settings_read():
    text = (HOUSE / "alongside/settings.py").read_text()
    return set(re.findall(rf"\benv\.(?:{READERS})\(\s*\"([A-Z_]+)\"", text))


def settings_documented():
    return set(re.findall(r"^\| `([A-Z_]+)` \|", PAGE.read_text(), re.MULTILINE))


def test_every_setting_is_documented():
    assert settings_read(), "settings.py reads nothing from env: this test looks for something else by now"
    assert settings_read() - settings_documented() == set()


def test_no_setting_is_documented_that_nobody_reads():
    assert settings_documented() - settings_read() == set()


def test_the_environment_is_read_in_the_settings_alone():
    allowed = {
        "alongside/settings.py",
        "alongside/asgi.py",  # names the settings
        "alongside/cli.py",  # names the settings
        "alongside/commands/serve.py",  # hands --port to the settings
        "alongside/portability/database_copy.py",  # hands its own environment on to pg_dump
    }
    reading = {
        source.name
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
        if isinstance(node.value, ast.Name) and node.value.id == "os"
        if source.name.startswith("alongside/")
    }
    assert reading - allowed == set()
