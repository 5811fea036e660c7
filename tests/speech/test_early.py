"""First words between two who hardly know each other: what their reader is warned of, and what is plain talk."""

import pytest

from alongside.speech.early import asks_elsewhere, asks_for_money, offers_cure


@pytest.mark.parametrize(
    "text",
    [
        "Could you lend me 50 euros?",
        "I need some money for my medicine",
        "Send me a gift card, please",
        "I made good profit with bitcoin and can show you how to invest",
        "Please share my gofundme, every dollar helps",
        "¿Me puedes prestar dinero?",
        "Te mando un Bizum",
    ],
)
def test_money(text: str) -> None:
    assert asks_for_money(text)


@pytest.mark.parametrize(
    "text",
    [
        "There is a natural cure the doctors hide",
        "Dr Okoro cured my sister with herbs",
        "You should stop taking your insulin",
        "Un curandero me curó el cáncer",
        "A miracle oil, order it from me",
    ],
)
def test_cures(text: str) -> None:
    assert offers_cure(text)


@pytest.mark.parametrize(
    "text",
    [
        "Are you on WhatsApp?",
        "let's go on talking on telegram",
        "Do you have Signal? I use Signal.",
        "Add me on Instagram",
        "My mail is heron@example.org",
        "Call me: +49 151 2345 6789",
        "What is your number?",
        "We could talk somewhere private",
        "¿Tienes WhatsApp?",
        "Dame tu número",
        "Podemos hablar fuera de aquí",
    ],
)
def test_elsewhere(text: str) -> None:
    assert asks_elsewhere(text)


@pytest.mark.parametrize(
    "text",
    [
        "I made soup today. How was your scan?",
        "My creatinine is 2.1 and I am tired.",
        "A good signal: the fever went down.",
        "The nurse called me yesterday about the new dose.",
        "We waited in line for an hour.",
        "Thank you for your kind words, they mean a lot.",
        "Hoy hice sopa. ¿Cómo fue la prueba?",
        "La enfermera me llamó ayer.",
        "There is no cure, and I have made my peace with that.",
        "I was in hospital from 12 to 19 March 2026.",
    ],
)
def test_plain_talk_warns_of_nothing(text: str) -> None:
    assert not asks_for_money(text)
    assert not offers_cure(text)
    assert not asks_elsewhere(text)
