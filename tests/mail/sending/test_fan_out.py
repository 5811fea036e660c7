"""One post becomes one mail for each who wants it, once the time to take it back is over."""

from alongside.core.jobs import run_until_empty
from tests.mail.post_office import ADDRESSES
from tests.mail.sending.after import after
from tests.servers.smtp import Sink
from tests.world import World


def test_a_post_is_mailed_to_each_reader_once_the_wait_is_over(readers: World, smarthost: Sink) -> None:
    readers.post(text="Tomorrow is my scan.")
    run_until_empty()
    after(9)
    assert not smarthost.received
    after(2)
    assert sorted(to for _sender, to in smarthost.envelopes) == [ADDRESSES[name] for name in ("ben", "mia", "nora")]
    assert len({sender for sender, _to in smarthost.envelopes}) == 3
    after(60)
    assert len(smarthost.received) == 3
