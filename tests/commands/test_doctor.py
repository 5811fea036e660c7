"""`alongside doctor mail` on a real installation: well while it runs, plain about it when it doesn't."""

import re
from collections.abc import Iterator

import pytest

from tests.servers.ports import free_port
from tests.servers.site import Site, SiteBroken, new_site

NAMES = ("The port for SMTP", "The port for LMTP", "A mail to ourselves", "Mail coming in", "Mail going out")


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    ports = {"ALONGSIDE_SMTP_PORT": str(free_port()), "ALONGSIDE_LMTP_PORT": str(free_port())}
    with new_site(**ports, ALONGSIDE_DEMO="true") as made:
        yield made


def test_a_running_demo_takes_a_mail_through_and_a_stopped_one_says_what_to_start(site: Site) -> None:
    site.start()
    said = site.command("doctor", "mail")
    for name in NAMES:
        assert f"Well   {name}\n" in said
    assert not re.search("WRONG|Look ", said)
    assert site.command("doctor", "mail", "--quiet") == ""
    site.stop()
    with pytest.raises(SiteBroken) as stopped:
        site.command("doctor", "mail")
    for name in NAMES[:3]:
        assert f"WRONG  {name}" in str(stopped.value)
    assert "Is Alongside running?" in str(stopped.value)


def test_what_waits_for_the_operator_is_printed(site: Site) -> None:
    assert site.command("doctor", "mail", "--read") == "Mails to postmaster@ and abuse@: 0\n"
