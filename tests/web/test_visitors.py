"""By what visitors are told apart, for limits alone."""

import pytest
from django.test import RequestFactory

from alongside.web.viewer import visitor_of


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("192.0.2.1", "192.0.2.2", False),
        ("192.0.2.1", "::ffff:192.0.2.1", True),
        ("::1", "::1", True),
        ("", "", True),
    ],
)
def test_whoever_has_a_whole_network_counts_once(one: str, other: str, same: bool) -> None:
    first, second = (visitor_of(RequestFactory().get("/", REMOTE_ADDR=address)) for address in (one, other))
    assert (first == second) is same
