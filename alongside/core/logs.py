"""The log: only what stands on its list, never a name, an address, a path or a text.

Everything the libraries log comes through the same door: of their messages the logger, the level and the kind of
error are kept, with the places in the code it came from. What they wanted to say is dropped, because it may hold
what somebody wrote.
"""

import json
import logging
import sys
from traceback import walk_tb
from types import TracebackType

from alongside.core import clock

# What may be logged beside an event's name: numbers and words of our own.
ALLOWED = frozenset(
    {"attempt", "command", "count", "job", "kind", "logger", "ms", "seconds", "state", "status", "where", "workers"}
)
DEEPEST = 12  # places of a traceback, innermost last

_log = logging.getLogger("alongside")


class NotAllowed(Exception):
    """Code tried to log a field that isn't on the list."""


def note(event: str, **fields: object) -> None:
    """Log something ordinary by an event's name and allowed fields."""
    _write(logging.INFO, event, fields)


def trouble(event: str, error: BaseException | None = None, **fields: object) -> None:
    """Log something that somebody should look at; of the error its kind and places alone."""
    if error is not None:
        fields |= {"kind": type(error).__name__, "where": places(error.__traceback__)}
    _write(logging.ERROR, event, fields)


def _write(level: int, event: str, fields: dict[str, object]) -> None:
    if unknown := fields.keys() - ALLOWED:
        raise NotAllowed(", ".join(sorted(unknown)))
    _log.log(level, event, extra={"fields": fields})


def places(trace: TracebackType | None) -> list[str]:
    """Where an error came from: module, line and function, and no values."""
    found = [f"{f.f_globals.get('__name__', '?')}:{line}:{f.f_code.co_name}" for f, line in walk_tb(trace)]
    return found[-DEEPEST:]


class AllowList(logging.Formatter):
    """One JSON object a line, of nothing but allowed fields."""

    def format(self, record: logging.LogRecord) -> str:
        """Our own events in full; of anybody else's the logger's name, the level and the kind of error."""
        line: dict[str, object] = {"at": clock.now().isoformat(timespec="seconds"), "level": record.levelname.lower()}
        fields = getattr(record, "fields", None)
        if record.name == _log.name and fields is not None:
            line |= {"event": record.msg, **fields}
        else:
            line |= {"event": "library", "logger": record.name}
            if record.exc_info and record.exc_info[1] is not None:
                line |= {"kind": type(record.exc_info[1]).__name__, "where": places(record.exc_info[2])}
        return json.dumps(line)


def start_logging(*, level: int = logging.INFO) -> None:
    """Send everything through the list to standard error; libraries from warnings up."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(AllowList())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    _log.setLevel(level)
    # Django warns of every missing page and refused form; they would fill the log with other people's mistakes.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    logging.getLogger("django.security").setLevel(logging.ERROR)
