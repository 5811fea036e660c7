"""How fast mail may come, by a clock of the test's own."""

from alongside.mail.listening import limits
from alongside.mail.listening.rates import Rate, Tarpit


class Clock:
    at = 0.0

    def __call__(self) -> float:
        return self.at


def test_a_rate_gives_back_with_time_and_never_more_than_a_minutes_worth() -> None:
    clock = Clock()
    rate = Rate(60, now=clock)
    assert [rate.spend() for _ in range(61)] == [True] * 60 + [False]
    clock.at = 1.0
    assert [rate.spend() for _ in range(2)] == [True, False]
    clock.at = 1000.0
    assert [rate.spend() for _ in range(61)] == [True] * 60 + [False]


def test_who_tries_many_unknown_addresses_waits_and_nobody_else() -> None:
    clock = Clock()
    tarpit = Tarpit(now=clock)
    waits = [tarpit.seconds("192.0.2.1") for _ in range(limits.UNKNOWN_AN_HOUR + 2)]
    assert waits == [0.0] * limits.UNKNOWN_AN_HOUR + [limits.TARPIT] * 2
    assert tarpit.seconds("192.0.2.2") == 0.0
    clock.at = 3601.0
    assert tarpit.seconds("192.0.2.1") == 0.0


def test_sources_are_forgotten_and_never_kept_by_their_address() -> None:
    tarpit = Tarpit(now=Clock())
    for number in range(limits.SOURCES + 5):
        tarpit.seconds(f"source {number}")
    assert len(tarpit._tried) == limits.SOURCES
    assert "source" not in repr(tarpit._tried)
