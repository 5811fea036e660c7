"""Nothing else in the house asks the net for a page."""

import re
from pathlib import Path

import alongside

HOUSE = Path(alongside.__file__).parent
ASKS = re.compile(
    r"^\s*(?:from|import)\s+(?:http\.client|http import client|urllib\.request|urllib3|requests|httpx|aiohttp)\b", re.M
)


def test_one_package_alone_speaks_http_to_others() -> None:
    speak = {file.relative_to(HOUSE).as_posix() for file in HOUSE.rglob("*.py") if ASKS.search(file.read_text())}
    assert speak == {"core/fetching/connection.py", "core/fetching/fetch.py"}
