"""What is said to people: translated whole, and in words that blame nobody."""

import re

import pytest

from alongside.settings import LANGUAGES
from bin.checks.parts import HOUSE
from bin.checks.sources import files
from tests.contracts.catalogues import (
    CATALOGUES,
    NAMELESS,
    compiled,
    extracted,
    forms,
    key,
    messages,
    placeholders,
    translated,
)  # fmt: skip

TEMPLATES = files("alongside/templates", "*.html")
each_language = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])


def code(path):
    return path.parts[-3]


def test_every_language_but_that_of_the_sources_has_a_catalogue():
    assert [code(path) for path in CATALOGUES] == sorted({code for code, _name in LANGUAGES} - {"en"})


@each_language
def test_a_catalogue_holds_what_the_sources_say_and_nothing_else(path):
    said, held = {key(message) for message in messages(extracted())}, {key(m) for m in messages(translated(path))}
    assert sorted(said - held) == [], "say bin/translate"
    assert sorted(held - said) == [], "say bin/translate"


@each_language
def test_every_message_is_translated(path):
    catalog = translated(path)
    assert [message.id for message in messages(catalog) if not all(forms(message.string)) or message.fuzzy] == []
    plural = [message for message in messages(catalog) if message.pluralizable]
    assert [message.id for message in plural if len(forms(message.string)) != catalog.num_plurals] == []


@each_language
def test_a_translation_fills_in_the_same_names(path):
    wrong = []
    for message in messages(translated(path)):
        *singular, plural = forms(message.id)
        for form in filter(None, forms(message.string)):
            asked = [placeholders(text) for text in (plural, *singular)]
            if placeholders(form) not in asked or NAMELESS.search(form):
                wrong.append((message.id, form))
    assert wrong == []


def test_whatever_is_filled_in_has_a_name():
    said = [text for message in messages(extracted()) for text in forms(message.id)]
    assert [text for text in said if NAMELESS.search(text)] == []


@each_language
def test_what_is_compiled_is_what_is_written(path):
    assert path.with_suffix(".mo").read_bytes() == compiled(path), "say bin/translate"


# Words that blame, count, hurry, or speak to a machine.

NOT_SAID = {
    "en": r"""invalid | users? | unread | flagged | are\ you\ sure | sessions?\ (?:has\ |have\ )?expired | oops
        | errors? | forbidden | denied | illegal | unauthori[sz]ed | failed | failure | click | notifications?
        | streak | last\ seen | congratulations | patients? | victims? | suffer\w* | log\ ?in | log\ ?out
        | usernames? | profiles? | followers? | likes | e-?mails?""",
    "es": r"""inválid[oa]s? | usuari[oa]s? | (?:no|sin)\ leíd[oa]s? | está\w*\ segur[oa]
        | sesión\ (?:ha\ )?(?:caduc|expir)\w* | errore?s? | prohibid[oa] | denegad[oa]
        | ilegal | fall(?:ó|ido) | ups | (?:haz|hacer|haga)\ clic
        | notificaci(?:ón|ones) | pacientes? | víctimas? | sufr\w+ | perfil(?:es)? | seguidor\w* | emails?""",
}
NOT_SAID_RE = {lang: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.I | re.X) for lang, words in NOT_SAID.items()}
JINJA = re.compile(r"\{#.*?#\}|\{%-? trans\b.*?endtrans -?%\}|\{%.*?%\}|\{\{.*?\}\}", re.S)
READ_ALOUD = re.compile(r"\b(?:alt|title|placeholder|aria-label)=\"([^\"]*)\"")
NO_WORDS = re.compile(r"&\w+;|\bAlongside\b|\b[a-z-]+=\"[^\"]*\"|\bnovalidate\b")  # attributes that a macro gives
LETTERS = re.compile(r"[^\W\d_]{2,}")
TAG = re.compile(r"<[^>]*>", re.S)


def plain_text(template):
    """The words that a template says by itself, outside of any message."""
    bare = JINJA.sub(" ", template)
    return " ".join([*READ_ALOUD.findall(bare), TAG.sub(" ", bare)])


def found_in(texts, language):
    return {text: NOT_SAID_RE[language].findall(text) for text in texts if NOT_SAID_RE[language].search(text)}


def test_messages_keep_to_kind_words():
    assert found_in({text for message in messages(extracted()) for text in forms(message.id)}, "en") == {}


@each_language
def test_translations_keep_to_kind_words(path):
    said = {text for message in messages(translated(path)) for text in forms(message.string)}
    assert found_in(said, code(path)) == {}


def test_templates_say_nothing_that_cannot_be_translated():
    said = {path.relative_to(HOUSE).as_posix(): plain_text(path.read_text()) for path in TEMPLATES}
    words = {name: LETTERS.findall(NO_WORDS.sub(" ", text)) for name, text in said.items()}
    assert {name: found for name, found in words.items() if found} == {}
