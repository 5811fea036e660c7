"""Every event leads somewhere, or is said to lead nowhere."""

from importlib import import_module

from alongside import wiring
from alongside.core.events import Event, wired
from bin.checks.parts import HOUSE


def every_event():
    for path in sorted((HOUSE / "alongside").rglob("events.py")):
        import_module(".".join(path.relative_to(HOUSE).with_suffix("").parts))
    return set(_below(Event))


def _below(kind):
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)


def test_every_event_is_wired_or_declared_silent():
    assert every_event() - wired() - wiring.SILENT == set()


def test_no_event_is_both():
    assert wired() & wiring.SILENT == set()


def test_events_are_told_in_the_past_tense_and_carry_ids_alone():
    for event in every_event():
        assert all(kind in (int, str) or kind == int | None for kind in event.__annotations__.values()), event
