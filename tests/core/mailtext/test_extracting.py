"""New words are told from quoted ones, and none is lost."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.mailtext.extracting import extract
from alongside.core.mailtext.lines import letters_of
from tests.core.mailtext.corpora import CORPORA, absent

AIM = 0.88  # of the replies, exact


def same(one: str, other: str) -> bool:
    return one.split() == other.split()


@absent
def test_most_replies_are_trimmed_exactly_as_their_authors_expect():
    folder = CORPORA / "reply-trimmer"
    mails = sorted((folder / "emails").iterdir())
    texts = [
        (mail.read_text(errors="replace"), (folder / "trimmed" / mail.name).read_text(errors="replace"))
        for mail in mails
    ]
    began = time.process_time()
    exact = sum(same(extract(text).words, expected) for text, expected in texts)
    assert time.process_time() - began < 0.002 * len(texts) * 3, "about two milliseconds each, on a busy machine"
    assert exact / len(texts) >= AIM


# How people's programs introduce a quote, language by language.
INTRODUCTIONS = [
    "On Mon, 3 Jan 2022 at 10:00, Ann <ann@example.org> wrote:",
    "On Mon, Jan 3, 2022 at 10:00 AM Ann Bee <\nann@example.org> wrote:",
    "Am 03.01.2022 um 10:00 schrieb Ann:",
    "Ann <ann@example.org> schrieb am Mo., 3. Jan. 2022 um 10:00 Uhr:",
    "Le lun. 3 janv. 2022 à 10:00, Ann <ann@example.org> a écrit :",
    "El lun, 3 ene 2022 a las 10:00, Ann (<ann@example.org>) escribió:",
    "Il giorno lun 3 gen 2022 alle ore 10:00 Ann <ann@example.org> ha scritto:",
    "Em seg., 3 de jan. de 2022 às 10:00, Ann <ann@example.org> escreveu:",
    "Op ma 3 jan. 2022 om 10:00 schreef Ann <ann@example.org>:",
    "Den mån 3 jan. 2022 kl 10:00 skrev Ann <ann@example.org>:",
    "Den man. 3. jan. 2022 kl. 10.00 skrev Ann <ann@example.org>:",
    "ma 3. tammik. 2022 klo 10.00 Ann (ann@example.org) kirjoitti:",
    "pon., 3 sty 2022 o 10:00 Ann <ann@example.org> napisał(a):",
    "po 3. 1. 2022 v 10:00 odesílatel Ann <ann@example.org> napsal:",
    "пн, 3 янв. 2022 г. в 10:00, Ann <ann@example.org>:\n",
    "3 января 2022 г., 10:00, Ann <ann@example.org> написал:",
    "пн, 3 січ. 2022 р. о 10:00 Ann <ann@example.org> пише:",
    "Ann <ann@example.org>, 3 Oca 2022 Pzt, 10:00 tarihinde şunu yazdı:",
    "Στις Δευ, 3 Ιαν 2022 στις 10:00 π.μ., ο χρήστης Ann <ann@example.org> έγραψε:",
    "Ann <ann@example.org> ezt írta (időpont: 2022. jan. 3., H, 10:00):",
    "În lun., 3 ian. 2022 la 10:00, Ann <ann@example.org> a scris:",
    "2022年1月3日(月) 10:00 Ann <ann@example.org>:",
    "Ann <ann@example.org> 于2022年1月3日周一 10:00写道：",
    "2022년 1월 3일 (월) 오전 10:00, Ann <ann@example.org>님이 작성:",
    "Vào Th 2, 3 thg 1, 2022 vào lúc 10:00 Ann <ann@example.org> đã viết:",
    "‫בתאריך יום ב׳, 3 בינו׳ 2022 ב-10:00 מאת Ann <ann@example.org>:‬",
    "Pada tanggal Sen, 3 Jan 2022 pukul 10.00 Ann <ann@example.org> menulis:",
    "-----Original Message-----\nFrom: Ann\nSent: Monday\nTo: Bob\nSubject: Scan",
    "________________________________\nVon: Ann <ann@example.org>\nGesendet: Montag, 3. Januar 2022\nAn: Bob\nBetreff: Scan",
    "De : Ann <ann@example.org>\nEnvoyé : lundi 3 janvier 2022\nÀ : Bob\nObjet : Scan",
]


@pytest.mark.parametrize("introduction", INTRODUCTIONS, ids=lambda text: text[:28].replace("\n", " "))
@pytest.mark.parametrize("mark", ["> ", ""], ids=["marked", "bare"])
def test_what_is_quoted_below_is_folded(introduction: str, mark: str):
    mail = f"Thank you, that helped.\n\n{introduction}\n\n{mark}How was the scan?\n{mark}Ann\n"
    found = extract(mail)
    assert found.words == "Thank you, that helped."
    assert "How was the scan?" in found.quoted


def test_answers_below_and_between_quotes_are_kept_with_what_they_answer():
    below = extract("On 3 Jan 2022 Ann wrote:\n> How was it?\n\nGood, thank you.\n")
    assert (below.words, below.quoted) == ("Good, thank you.", "On 3 Jan 2022 Ann wrote:\n> How was it?")
    between = extract("On 3 Jan 2022 Ann wrote:\n> How was it?\nGood.\n> And you?\nTired.\n")
    assert between.words == "> How was it?\nGood.\n> And you?\nTired."


def test_numbered_lists_and_code_and_rules_amid_words_are_kept():
    text = (
        "What helps me:\n\n1. Salt\n2. Water\n\n====\n\nAnd this:\n\n```\n-- \nOn 1 Jan 2022 a@b wrote:\n```\n\n"
        + "So it is.\n" * 6
    )
    assert same(extract(text).words, text)


@pytest.mark.parametrize(
    "text",
    [
        "From: Boston\nTo: Chicago\nDate: Monday\nI will travel for the scan.",
        "On Monday my doctor wrote:\nplease drink more water",
        "She wrote: this is fine.",
        "Note: take it with food\nTime: evening\nDose: small",
    ],
)
def test_what_people_write_is_not_taken_for_a_quote(text: str):
    assert extract(text).words == text


def test_signatures_and_what_programs_add_are_folded():
    found = extract(
        "See you.\n\n-- \nAnn Bee\n+1 555 0100\n_______________________________________________\nKidney mailing list\nhttps://example.org/list\n"
    )
    assert found.words == "See you."
    assert "Ann Bee" in found.signature
    assert extract("Yes.\n\nSent from my iPhone\n").words == "Yes."
    assert extract("Ja.\n\nVon meinem iPhone gesendet").words == "Ja."


def test_a_forwarded_mail_alone_shows_its_words():
    found = extract(
        "---------- Forwarded message ----------\nFrom: Ann <a@b.org>\nDate: Monday\nSubject: x\nTo: Bob\n\nThe words.\n"
    )
    assert found.words == "The words."


@given(
    st.lists(
        st.sampled_from(
            [
                "words",
                "",
                "> quote",
                "-- ",
                "----",
                "On 1 Jan 2022 a@b.org wrote:",
                "From: a@b.org",
                "Subject: x",
                "Sent from my phone",
            ]
        ),
        max_size=25,
    )
)
def test_every_line_lands_in_one_fold(lines: list[str]):
    found = extract("\n".join(lines))
    landed = "\n".join((found.words, found.quoted, found.signature)).split("\n")
    assert sorted(line.strip() for line in landed if line.strip()) == sorted(
        line.strip() for line in lines if line.strip()
    )


@given(st.text(max_size=300))
def test_any_text_has_one_letter_a_line(text: str):
    assert len(letters_of(text.split("\n"))) == text.count("\n") + 1
    extract(text)


HOSTILE = [
    "On " * 20_000, "On \n" * 20_000, "\n" * 60_000, "From:\n" * 20_000, "From: a@b\nTo: c\n" * 30_000, ">" * 1_000_000,
    "> \n" * 300_000, "wrote:\n" * 140_000, "On 1 Jan 2010\n" * 70_000, "-- \n" * 250_000, "-" * 1_000_000, "a <a@b> " * 120_000,
    ("." * 155 + "\n") * 6_000, "A: b\n\n" * 160_000, ("- " * 199 + "\n") * 2_500, "```\n" * 250_000, ("From " * 30 + ":\n") * 6_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_a_megabyte_of_anything_takes_a_moment(text: str):
    began = time.process_time()
    extract(text)
    assert time.process_time() - began < 0.6, "0.2 seconds, on a busy machine"


@pytest.mark.parametrize("line", ["0171 5551234", "On Sunday, Ann wrote to me about it.", "3 eggs a day:"])
def test_a_line_above_an_empty_one_is_never_taken_for_the_beginning_of_what_introduces_a_quote(line):
    found = extract(f"Thank you.\n\n{line}\n\nOn Sun, 22 Nov 2026 at 17:01, Fern wrote:\n> Salt?")
    assert found.words == f"Thank you.\n\n{line}"
    assert found.quoted.startswith("On Sun, 22")
