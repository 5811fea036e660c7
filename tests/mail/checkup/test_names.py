"""What the net should say about a mail domain, well and ill side by side; and nobody to ask is said plainly."""

import pytest

from alongside.mail.checkup.dns import Answer, CouldNotAsk, Resolver, system_resolver
from alongside.mail.checkup.names import Names, domain_is_private
from tests.mail.checkup.conftest import name_server

DOMAIN = "lists.kitchen.org"
WELL = {
    (DOMAIN, "MX"): ["10 mx.kitchen.org"],
    ("mx.kitchen.org", "A"): ["192.0.2.1"],
    (DOMAIN, "TXT"): ["something else", "v=spf1 mx include:smarthost.example -all"],
    (f"mail._domainkey.{DOMAIN}", "TXT"): ["v=DKIM1; k=rsa; p=" + "MIIBIjANBgkq" * 40],
    ("_dmarc.kitchen.org", "TXT"): ["v=DMARC1; p=none"],
}


def troubles(said, selector="", code=0):
    with name_server(said, code) as resolver:
        return {found.looked_at: found for look in Names(resolver, selector).looks for found in look()}


@pytest.mark.usefixtures("a_house")
def test_a_domain_in_order_gives_nothing_to_do():
    assert troubles(WELL) == {}
    assert troubles(WELL, "mail") == {}


@pytest.mark.usefixtures("a_house")
@pytest.mark.parametrize(
    ("changed", "look", "said", "urgent"),
    [
        ({(DOMAIN, "MX"): []}, "(MX)", "says nowhere where its mail goes", True),
        ({(DOMAIN, "MX"): [], (DOMAIN, "A"): ["192.0.2.1"]}, "(MX)", "says nowhere where its mail goes", False),
        ({(DOMAIN, "MX"): ["0 "]}, "(MX)", "takes no mail at all", True),
        ({(DOMAIN, "MX"): ["10 gone.kitchen.org"]}, "(MX)", "gone.kitchen.org, which has no address", True),
        ({(DOMAIN, "CNAME"): ["kitchen.org"], (DOMAIN, "MX"): []}, "(MX)", "only another name (CNAME)", True),
        ({(DOMAIN, "TXT"): []}, "(SPF)", "doesn't say who may send", True),
        ({(DOMAIN, "TXT"): ["v=spf1 mx -all", "v=spf1 a -all"]}, "(SPF)", "says it 2 times", True),
        ({(DOMAIN, "TXT"): ["v=spf1 +all"]}, "(SPF)", "Everybody may send", False),
        ({(DOMAIN, "TXT"): ["v=spf1 -all"]}, "(SPF)", "Nobody may send", True),
        ({(f"mail._domainkey.{DOMAIN}", "TXT"): []}, "(DKIM)", "No key is published", True),
        ({("_dmarc.kitchen.org", "TXT"): []}, "(DMARC)", "trust such mail less", False),
        ({("_dmarc.kitchen.org", "TXT"): ["v=DMARC1; p=none"] * 2}, "(DMARC)", "says it 2 times", False),
    ],
)
def test_what_is_missing_is_said_with_the_record_to_publish(changed, look, said, urgent):
    both = {place: records for place, records in {**WELL, **changed}.items() if records}
    (found,) = [found for name, found in troubles(both).items() if look in name]
    assert said in found.trouble
    assert found.urgent is urgent
    assert found.remedy
    assert len(troubles(both)) == 1, "all else is well"


@pytest.mark.usefixtures("a_house")
def test_a_key_under_another_selector_is_looked_for_where_the_host_says():
    found = troubles(WELL, "other")
    assert "other._domainkey" in found["The key that proves our mail (DKIM)"].trouble
    withdrawn = {**WELL, (f"mail._domainkey.{DOMAIN}", "TXT"): ["v=DKIM1; p="]}
    assert troubles(withdrawn, "mail")


@pytest.mark.usefixtures("a_house")
def test_when_nobody_can_be_asked_that_is_said_and_nothing_is_called_wrong():
    for resolver in (Resolver(()), Resolver((("127.0.0.1", 9),))):
        found = [one for look in Names(resolver).looks for one in look()]
        assert len(found) == 4
        assert all(one.trouble.startswith("Couldn't ask") and not one.urgent for one in found)
    assert all("Couldn't ask" in one.trouble for one in troubles(WELL, code=2).values())
    assert len(troubles(WELL, code=2)) == 4


def test_a_name_for_ones_own_house_is_not_asked_about(a_house):
    a_house.MAIL_DOMAIN = "localhost"
    (found,) = [one for look in Names(Resolver(())).looks for one in look()]
    assert "nobody outside can write to" in found.trouble
    a_house.SENDS_MAIL = False
    assert [one for look in Names(Resolver(())).looks for one in look()] == []


@pytest.mark.parametrize("name", ["localhost", "kitchen.local", "192.0.2.1", "[::1]", "kitchen"])
def test_names_that_the_net_does_not_know(name):
    assert domain_is_private(name)
    assert not domain_is_private(f"{name}.kitchen.org")


def test_long_answers_come_by_tcp_and_names_are_asked_once():
    with name_server({("a.org", "TXT"): ["x" * 900]}) as resolver:
        assert resolver.ask("a.org", "TXT") == Answer(True, ("x" * 900,))
        assert resolver.ask("b.org", "TXT") == Answer(False)
        assert len(resolver.known) == 2


@pytest.mark.parametrize("name", ["", "a..b", "x" * 64 + ".org", "ä" * 80 + ".org"])
def test_what_is_no_name_is_not_asked(name):
    with pytest.raises(CouldNotAsk):
        Resolver((("127.0.0.1", 9),)).ask(name, "A")


@pytest.mark.parametrize(
    "evil", [b"", b"xx", b"\0" * 12, b"\xff" * 40, b"\0\0\x81\x80\0\1\0\1\0\0\0\0\xc0\x0c\xc0\x0c"]
)
def test_an_answer_that_makes_no_sense_is_no_answer(evil, monkeypatch):
    from alongside.mail.checkup import dns

    monkeypatch.setattr(dns, "_exchanged", lambda question, _server: question[:2] + evil[2:] if evil else evil)
    with pytest.raises(CouldNotAsk):
        Resolver((("127.0.0.1", 9),)).ask("a.org", "A")


def test_the_machines_own_name_servers_are_asked(tmp_path):
    file = tmp_path / "resolv.conf"
    file.write_text("# here\nnameserver 192.0.2.53\nsearch home\nnameserver fe80::1%eth0\nnameserver\n")
    assert system_resolver(file).servers == (("192.0.2.53", 53), ("fe80::1", 53))
    assert system_resolver(tmp_path / "missing").servers == ()
