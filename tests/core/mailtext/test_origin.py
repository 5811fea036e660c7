"""Who a mail is from is known when there is one way to read it, and proven when our own server says so."""

import time

import pytest

from alongside.core.mailtext.origin import Origin, is_tagged_variant, read_origin, same_mailbox
from tests.core.mailtext.corpora import absent, all_mails

OURS = frozenset({"mx.alongside.test"})
AR = "Authentication-Results: mx.alongside.test; "
RECEIVED = (
    "Received: from relay.good.org (relay.good.org [192.0.2.1]) by mx.alongside.test (Postfix) with ESMTPS id 1; Mon"
)
FORGED = "Authentication-Results: mx.alongside.test; dmarc=pass header.from=good.org"


def origin(*head: str, body: str = "Hello") -> Origin:
    return read_origin("\r\n".join([*head, "", body]).encode(), trusted=OURS)


@pytest.mark.parametrize(
    ("said", "address", "name"),
    [
        ("ann@good.org", "ann@good.org", ""),
        ("Ann.Bee@GOOD.org", "Ann.Bee@good.org", ""),
        ("Ann Bee <ann@good.org>", "ann@good.org", "Ann Bee"),
        ('"Bee, Ann" <ann@good.org>', "ann@good.org", "Bee, Ann"),
        ("J. Doe <j@good.org>", "j@good.org", "J. Doe"),
        ("Ann Bee (at work) <ann@good.org>", "ann@good.org", "Ann Bee (at work)"),
        ("ann@good.org (Ann Bee)", "ann@good.org", "Ann Bee"),
        ("=?utf-8?q?Zo=C3=AB?= <zoe@good.org>", "zoe@good.org", "Zoë"),
        ('"=?ISO-8859-1?Q?Fran=E7ois?=" <f@good.org>', "f@good.org", "François"),
        ('"ann@good.org" <ann@good.org>', "ann@good.org", "ann@good.org"),
        ('"Ann \\"Bee\\" Cee" <ann@good.org>', "ann@good.org", 'Ann "Bee" Cee'),
        ("Ann\r\n <ann@good.org>", "ann@good.org", "Ann"),
        ("Zoë <zoë@bücher.example>", "zoë@bücher.example", "Zoë"),
        ("O'Neil <o'neil+lists@good.org>", "o'neil+lists@good.org", "O'Neil"),
    ],
)
def test_one_mailbox_is_read(said: str, address: str, name: str):
    read = origin(f"From: {said}", "Sender: somebody@else.org")
    assert (read.claim, read.address, read.name) == ("one", address, name)


@pytest.mark.parametrize(
    ("said", "claim"),
    [
        ("victim@good.org <mallory@evil.org>", "address in the name"),
        ('"victim@good.org" <mallory@evil.org>', "address in the name"),
        ("=?utf-8?q?victim=40good.org?= <mallory@evil.org>", "address in the name"),
        ("=?utf-8?b?dmljdGltQGdvb2Qub3Jn?= <mallory@evil.org>", "address in the name"),
        ("victim\uff20good.org <mallory@evil.org>", "address in the name"),
        ('"victim @ good.org" <mallory@evil.org>', "address in the name"),
        ("victim@good <mallory@evil.org>", "address in the name"),
        ("ann@good.org, mallory@evil.org", "several mailboxes"),
        ("Ann <ann@good.org>, Mal <mallory@evil.org>", "several mailboxes"),
        ("Ann <ann@good.org> <mallory@evil.org>", "several mailboxes"),
        ("Us: ann@good.org;", "group"),
        ("Us: ann@good.org, mallory@evil.org;", "group"),
        ("undisclosed-recipients:;", "group"),
        ("", "no from"),
        ("Ann", "defects"),
        ("<>", "defects"),
        ("Bee, Ann <ann@good.org>", "defects"),
        ("Ann <ann@good.org", "defects"),
        ('"Ann <ann@good.org>', "defects"),
        ("ann@good.org(x)@evil.org", "address in the name"),
        ("ann@good.org\\@evil.org", "address in the name"),
        ('"ann@good.org"@evil.org', "defects"),
        ("ann@[192.0.2.1]", "defects"),
        ("ann@localhost", "defects"),
        ("a..nn@good.org", "defects"),
        ("ann@good\u200b.org", "defects"),
        ("ann@\uff47ood.org", "defects"),
        ("=?utf-8?q?ann=40good.org?=", "defects"),
        ("=?utf-8?q?=3Cann=40good.org=3E?= <mallory@evil.org>", "address in the name"),
        ("Ann <" + "a" * 65 + "@good.org>", "defects"),
        ("A" * 2_000 + " <ann@good.org>", "defects"),
    ],
)
def test_what_could_be_two_people_is_nobody(said: str, claim: str):
    read = origin(f"From: {said}")
    assert (read.claim, read.address) == (claim, "")


@pytest.mark.parametrize(
    "head",
    [
        ["Subject: x"],
        ["From: ann@good.org", "From: mallory@evil.org"],
        ["From: ann@good.org", "FROM : ann@good.org"],
        ["From: ann@good.org", "not a field", "Subject: x"],
        ["From: ann@good.org", " ", "From: mallory@evil.org"],
        ["From: ann@good.org\rFrom: mallory@evil.org"],
        ["From: ann@good.org\x00"],
        ["From: ann@good.org", *["X: y"] * 600],
        ["From: ann@good.org", "X: " + "y" * 70_000],
    ],
)
def test_a_head_that_two_programs_could_read_in_two_ways_names_nobody(head: list[str]):
    assert origin(*head).address == ""
    assert origin(*head).claim != "one"


FROM = "From: Ann <ann@mail.good.org>"


@pytest.mark.parametrize(
    ("found", "proof"),
    [
        ("dmarc=pass (p=none dis=none) header.from=mail.good.org", "aligned"),
        ("dmarc=pass header.from=MAIL.good.org;", "aligned"),
        ("dkim=pass (2048-bit key; unprotected) header.d=mail.good.org header.b=ab/c=", "aligned"),
        ("dkim=pass header.d=good.org", "aligned"),
        ("dkim=pass header.i=@good.org", "aligned"),
        ("dkim=fail header.d=list.org;\r\n\tdkim=pass header.d=good.org", "aligned"),
        ("spf=pass smtp.mailfrom=ann@mail.good.org; dkim=none", "aligned"),
        ("spf=pass smtp.mailfrom=good.org; dmarc=temperror", "aligned"),
        ('dkim=pass reason="good; signature" header.d=good.org', "aligned"),
        ("dmarc=fail (p=reject) header.from=mail.good.org; dkim=pass header.d=good.org", "failed"),
        ("dmarc=pass header.from=mail.good.org; dmarc=fail header.from=mail.good.org", "failed"),
        ("dmarc=pass header.from=evil.org", "failed"),
        ("dkim=fail header.d=good.org; spf=fail smtp.mailfrom=ann@x.org", "failed"),
        ("dkim=fail header.d=good.org; spf=softfail smtp.mailfrom=ann@x.org", "failed"),
        ("spf=fail smtp.mailfrom=ann@mail.good.org", "failed"),
        ("none", "none"),
        ("dkim=none; spf=none smtp.mailfrom=<>; dmarc=none", "none"),
        ("dmarc=temperror header.from=mail.good.org", "none"),
        ("dkim=pass header.d=evil.org; spf=pass smtp.mailfrom=mallory@evil.org", "none"),
        ("dkim=pass header.d=notgood.org", "none"),
        ("dkim=pass header.d=org", "none"),
        ("dkim=pass header.d=evil.mail.good.org", "none"),
        ("dmarc=pass", "none"),
        ("spf=neutral (x; dmarc=pass header.from=mail.good.org) smtp.mailfrom=a@x.org", "none"),
        ('spf=none smtp.mailfrom="x; dmarc=pass header.from=mail.good.org"@evil.org', "none"),
        ("spf=none smtp.mailfrom=x dmarc=pass @evil.org", "unknown"),
        ("dkim=pass header.d=good.org header.d=evil.org", "unknown"),
        ("dkim=pass (never closed header.d=good.org", "unknown"),
        ('dkim=pass header.d="good.org', "unknown"),
        ("dkim pass header.d=good.org", "unknown"),
        ("(" * 4_000 + "dkim=pass header.d=good.org", "unknown"),
        ("dkim=pass header.d=good.org; " * 2_000, "unknown"),
    ],
)
def test_only_what_our_server_found_for_this_domain_proves_it(found: str, proof: str):
    assert origin(AR + found, RECEIVED, FROM).proof == proof


GOOD = AR + "dmarc=pass header.from=good.org"
BAD = AR + "dmarc=fail header.from=good.org"
THEIRS = "Authentication-Results: mx.elsewhere.test; dmarc=pass header.from=good.org"
STRANGE = "Received: from a by mx.elsewhere.test with ESMTP; Mon"


@pytest.mark.parametrize(
    ("head", "proof"),
    [
        ([GOOD, RECEIVED], "aligned"),
        ([RECEIVED, GOOD], "aligned"),
        (["Return-Path: <x@good.org>", RECEIVED, GOOD, RECEIVED, STRANGE], "aligned"),
        ([GOOD, STRANGE, THEIRS], "aligned"),
        (["Authentication-Results: MX.Alongside.test 1; dmarc=pass header.from=good.org"], "aligned"),
        ([BAD, RECEIVED, FORGED], "failed"),
        ([AR + "none", RECEIVED, FORGED], "none"),
        ([THEIRS, FORGED], "unknown"),
        ([THEIRS], "unknown"),
        ([RECEIVED, STRANGE, FORGED], "unknown"),
        (["Received: from mx.alongside.test", FORGED], "unknown"),
        (["Received: from x (by mx.alongside.test) by evil.org", FORGED], "unknown"),
        (["Authentication-Results: mx.alongside.test=x; dmarc=pass header.from=good.org"], "unknown"),
        (["Authentication-Results: dmarc=pass header.from=good.org"], "unknown"),
        (["Authentication-Results: mx.alongside.test.evil.org; dmarc=pass header.from=good.org"], "unknown"),
        (["ARC-Authentication-Results: i=1; mx.alongside.test; dmarc=pass header.from=good.org"], "unknown"),
        ([], "unknown"),
    ],
)
def test_only_the_topmost_result_counts_and_only_from_our_server(head: list[str], proof: str):
    assert origin(*head, "From: Ann <ann@good.org>").proof == proof


def test_nothing_is_proven_for_a_from_that_names_nobody():
    read = origin(AR + "dmarc=pass header.from=good.org; dkim=pass header.d=good.org", "From: a@good.org, b@good.org")
    assert (read.address, read.proof) == ("", "none")


def test_a_domain_in_other_letters_is_the_same_domain():
    assert origin(AR + "dkim=pass header.d=xn--bcher-kva.example", "From: zoe@bücher.example").proof == "aligned"
    assert origin(AR + "dkim=pass header.d=bucher.example", "From: zoe@bücher.example").proof == "none"


def test_a_tag_is_told_from_another_mailbox():
    assert same_mailbox("Ann@Good.org", "ann@good.ORG")
    assert not same_mailbox("", "")
    assert is_tagged_variant("ann+lists@good.org", "Ann@good.org")
    assert is_tagged_variant("ann+a@good.org", "ann+b@good.org")
    for other in ("ann@good.org", "anna+lists@good.org", "ann+lists@evil.org", "+ann@good.org", ""):
        assert not is_tagged_variant(other, "ann@good.org")


@absent
def test_nothing_in_the_corpora_raises_and_most_writers_are_known():
    read = [read_origin(path.read_bytes(), trusted=OURS) for path in all_mails()]
    claimed = [one for one in read if one.claim != "no from"]
    assert len(claimed) > 900
    assert sum(bool(one.address) for one in claimed) > len(claimed) * 0.9
    assert {one.proof for one in read} == {"unknown"}


@pytest.mark.parametrize(
    "evil",
    [
        b'From: "' + b'"' * 1_000_000,
        b"From: a\n" + b" a\n" * 300_000,
        b"From: " + b"(" * 990 + b"\n\n",
        b'From: "' + b"\\" * 900 + b'" <a@b.org>\n\n',
        b"From: " + b"=?utf-8?q?a?= " * 70 + b"<a@b.org>\n\n",
        b"Authentication-Results: mx.alongside.test;" + b'"\\' * 3_900 + b"\n\n",
        b"Authentication-Results: mx.alongside.test;" + b"a." * 3_900 + b"\n\n",
        b"Received: by mx.alongside.test\n" * 40_000,
        b"\0" * 1_000_000,
        b"\n \n" * 300_000,
    ],
)
def test_a_megabyte_of_anything_takes_a_moment(evil: bytes):
    began = time.process_time()
    read_origin(evil, trusted=OURS)
    assert time.process_time() - began < 1
