"""Mails that wait together are kept together, and a bad one stops no other."""

import asyncio

import pytest

from alongside.mail.listening.spool import Spool
from alongside.mailroom.models import Arrival, Incoming
from alongside.mailroom.receive import Came

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_bad_mail_stops_no_other_and_all_that_waits_is_kept_before_the_end() -> None:
    mails = [Came(b"one", ["soup"]), Came("not bytes", ["soup"]), Came(b"three", ["soup", "tea"])]  # type: ignore[arg-type]

    async def keep() -> list[BaseException | None]:
        waiting = [asyncio.ensure_future(spool.keep(mail)) for mail in mails]
        await asyncio.sleep(0)
        spool.start()
        return await asyncio.gather(*waiting, return_exceptions=True)

    spool = Spool()
    found = asyncio.run(keep())
    spool.stop()
    assert [found[0], found[2]] == [None, None]
    assert isinstance(found[1], Exception)
    assert Incoming.objects.count() == 2
    assert sorted(Arrival.objects.values_list("local", flat=True)) == ["soup", "soup", "tea"]


def test_whoever_hung_up_before_is_not_kept() -> None:
    spool = Spool()

    async def hang_up() -> None:
        gone = asyncio.ensure_future(spool.keep(Came(b"one", ["soup"])))
        await asyncio.sleep(0)
        gone.cancel()
        await asyncio.sleep(0)
        spool.start()
        await spool.keep(Came(b"two", ["soup"]))

    asyncio.run(hang_up())
    spool.stop()
    assert Incoming.objects.count() == 1
