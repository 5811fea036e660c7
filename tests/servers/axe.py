"""What axe finds wrong with a page for people who see, hear or move differently."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


def axe_finds(page: Page) -> list[str]:
    """Give one line for each fault: the rule, what is wrong, and where."""
    found: list[dict[str, Any]] = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['target']}: {_why(node)}" for rule in found for node in rule["nodes"]]


def _why(node: dict[str, Any]) -> str:
    """What axe measured there."""
    checks = [*node["any"], *node["all"], *node["none"]]
    return " ".join(check["message"] for check in checks)
