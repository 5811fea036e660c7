"""What machines send by themselves is told from what people write."""

import pytest

from alongside.core.mailtext.automatic import Automatic, how_automatic
from alongside.core.mailtext.headers import split_head


def mail(*head: str, body: str = "Hello") -> bytes:
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body.encode()


# As mail programs write them, in more than thirty languages.
AWAY = [
    "Automatic reply: kidneys",
    "[Auto-Reply] Your mail",
    "Out of Office: Re: dinner?",
    "Out of office until May 5",
    "Automatische Antwort: Frage",
    "Abwesenheitsnotiz",
    "Abwesenheit bis 5. Mai",
    "Réponse automatique : question ?",
    "Respuesta automática: hola",
    "Resposta automática: oi",
    "Risposta automatica: ciao",
    "Automatisch antwoord: hoi",
    "Autosvar: hej",
    "Automatisk svar: hei",
    "Automaattinen vastaus: hei",
    "Sjálfvirkt svar: hæ",
    "Odpowiedź automatyczna: pytanie",
    "Automatická odpověď: dotaz",
    "Automatická odpoveď: otázka",
    "Automatikus válasz: kérdés",
    "Răspuns automat: salut",
    "Автоматичен отговор: въпрос",
    "Автоматический ответ: вопрос",
    "Автоматична відповідь: питання",
    "Αυτόματη απάντηση: ερώτηση",
    "Otomatik yanıt: soru",
    "תשובה אוטומטית: שאלה",
    "رد تلقائي: سؤال",
    "پاسخ خودکار: سوال",
    "自动答复: 问题",
    "自動回覆: 問題",
    "自動応答: 質問",
    "자동 회신: 질문",
    "ตอบกลับอัตโนมัติ: คำถาม",
    "Trả lời tự động: câu hỏi",
    "Balasan otomatis: tanya",
    "Automatski odgovor: pitanje",
    "Samodejni odgovor: vprašanje",
    "Automatinis atsakymas: klausimas",
    "Automātiskā atbilde: jautājums",
    "Automaatvastus: küsimus",
    "Resposta automàtica: pregunta",
    "Erantzun automatikoa: galdera",
]
WRITTEN = [
    "Re: out of office party?",
    "Out of office party?",
    "Out of office hours, whom do you call?",
    "Re: Automatic reply: kidneys",
    "Automatic reply machines are a nuisance",
    "On vacation with dialysis: how do you do it?",
    "Absent minded since the transplant",
    "En congé maladie depuis mars, et vous ?",
    "Abwesend: wer springt ein?",
    "外出時の透析について",
    "I am away with the fairies",
    "",
]


@pytest.mark.parametrize("subject", AWAY)
def test_an_answer_by_somebody_who_is_away_is_known_by_its_subject(subject: str):
    assert how_automatic(mail(f"Subject: {subject}")) is Automatic.AWAY


@pytest.mark.parametrize("subject", WRITTEN)
def test_a_person_may_write_about_being_away(subject: str):
    assert how_automatic(mail(f"Subject: {subject}")) is Automatic.NO


@pytest.mark.parametrize(
    ("field", "why"),
    [
        ("Auto-Submitted: auto-replied (vacation)", Automatic.SAYS_REPLIED),
        ("Auto-Submitted: auto-generated", Automatic.SAYS_GENERATED),
        ("Auto-Submitted: auto-notified; owner-email=x@example.org", Automatic.SAYS_GENERATED),
        ("X-Autoreply: yes", Automatic.SAYS_REPLIED),
        ("X-Autorespond: Hello", Automatic.SAYS_REPLIED),
        ("Precedence: auto_reply", Automatic.SAYS_REPLIED),
        ("Precedence: junk", Automatic.SAYS_GENERATED),
        ("X-Auto-Response-Suppress: DR, OOF, AutoReply", Automatic.WANTS_NO_ANSWER),
        ("Content-Type: multipart/report; report-type=delivery-status", Automatic.REPORT),
        ("Content-Type: message/delivery-status", Automatic.REPORT),
        ("Content-Type: text/calendar; method=REPLY", Automatic.CALENDAR),
        ("Return-Path: <>", Automatic.NULL_SENDER),
        ("X-Loop: somebody@elsewhere.example", Automatic.OTHER_LIST),
        ("List-Id: Gardens <gardens.elsewhere.example>", Automatic.OTHER_LIST),
    ],
)
def test_each_sign_is_told_by_its_name(field: str, why: Automatic):
    assert how_automatic(mail(field)) is why
    assert how_automatic(split_head(mail(field))[0]) is why


@pytest.mark.parametrize(
    "field",
    [
        "Auto-Submitted: no",
        "Auto-Submitted: No (I typed it)",
        "X-Auto-Response-Suppress: None",
        "Precedence: list",
        "Precedence: bulk",
        "Content-Type: text/calendar; method=REQUEST",
        "Return-Path: <ann@example.org>",
    ],
)
def test_the_same_fields_on_a_persons_mail_say_nothing(field: str):
    assert how_automatic(mail(field)) is Automatic.NO


def test_the_envelope_decides_about_the_sender():
    assert how_automatic(mail("Subject: Hello"), sender="") is Automatic.NULL_SENDER
    assert how_automatic(mail("Subject: Hello"), sender="<>") is Automatic.NULL_SENDER
    assert how_automatic(mail("Return-Path: <>"), sender="ann@example.org") is Automatic.NO


@pytest.mark.parametrize("field", ["List-Id: Kidney <kidney.Ours.example>", "X-Loop: kidney@ours.example"])
def test_what_went_out_from_here_is_known_by_our_hosts(field: str):
    assert how_automatic(mail(field), hosts=["ours.example"]) is Automatic.OURS
    assert how_automatic(mail(field), hosts=["hours.example", "ours.exam", ""]) is Automatic.OTHER_LIST


def test_an_answer_to_an_invitation_is_found_inside_and_an_invitation_is_left_alone():
    def invited(method: str) -> Automatic:
        part = f"--b\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:{method}\r\n--b--\r\n"
        return how_automatic(mail("Content-Type: multipart/alternative; boundary=b", body=part))

    assert invited("REPLY") is Automatic.CALENDAR
    assert invited("REQUEST") is Automatic.NO


@pytest.mark.parametrize("raw", [b"", b"\n", b"\xff" * 1000, b"Auto-Submitted:\n\n", b"Content-Type: multipart/\n\nx"])
def test_whatever_comes_in_is_read(raw: bytes):
    assert how_automatic(raw) is Automatic.NO
