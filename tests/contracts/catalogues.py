"""The catalogues of translations as they are, and as the sources say they should be."""

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bin.checks.parts import HOUSE

CATALOGUES = sorted((HOUSE / "alongside/locale").glob("*/LC_MESSAGES/django.po"))
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
NAMELESS = re.compile(r"(?<!%)(?:%%)*%[^(%\s]|\{\w*\}")


@cache
def extracted() -> Catalog:
    """What the sources say, taken out of them as `bin/translate` does."""
    said = (HOUSE / "bin/translate").read_text()
    keywords = {**DEFAULT_KEYWORDS, **parse_keywords(re.findall(r" -k (\S+)", said))}
    with (HOUSE / "babel.cfg").open() as mapping:
        methods, options = parse_mapping_cfg(mapping)
    catalog = Catalog()
    for _file, _line, message, _comments, context in extract_from_dir(HOUSE / "alongside", methods, options, keywords):
        catalog.add(message, None, context=context)
    return catalog


@cache
def translated(path: Path) -> Catalog:
    """A catalogue as it stands."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3], ignore_obsolete=True)


def compiled(path: Path) -> bytes:
    """What a catalogue compiles to."""
    made = io.BytesIO()
    write_mo(made, translated(path))
    return made.getvalue()


def messages(catalog: Catalog) -> Iterator[Message]:
    """Every message but the head."""
    return (message for message in catalog if message.id)


def key(message: Message) -> tuple[str, tuple[str, ...]]:
    """What tells one message from another."""
    return message.context or "", forms(message.id)


def forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """A message's forms: one, or singular and plural."""
    return (text,) if isinstance(text, str) else tuple(text or ("",))


def placeholders(text: str) -> set[str]:
    """The names that are filled in."""
    return set(PLACEHOLDER.findall(text))
