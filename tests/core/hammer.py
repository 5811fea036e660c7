"""A process that asks for one thing as fast as it can, and prints how often it was let through; see test_hammer."""

import sys
from datetime import timedelta


def main(tries: int, most: int) -> int:
    """How many of these tries passed a limit that many processes share."""
    from alongside.core.errors import TooOften
    from alongside.core.limits import spend

    passed = 0
    for _number in range(tries):
        try:
            spend("hammer", "one of many", most=most, per=timedelta(days=3_650), words="")
        except TooOften:
            continue
        passed += 1
    return passed


if __name__ == "__main__":
    from alongside.cli import start_django

    start_django()
    print(main(int(sys.argv[1]), int(sys.argv[2])))
