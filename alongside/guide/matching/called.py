"""What an illness, a treatment or a loss is called when somebody is told what a place is about."""

import functools
import tomllib

from alongside.core.index.words import fold
from alongside.guide.matching.read import FOLDER

LANGUAGES = ("en", "es")


def called(concept: str) -> str:
    """A concept's name as people say it, in English; nothing where it has none that explains anything."""
    return _names()["concepts"].get(concept, {}).get("en", "")


def called_in(language: str, name: str) -> str:
    """The same illness in this language; as it stands where nobody here knows it."""
    return _by_name().get(fold(name), {}).get(language.partition("-")[0], name)


@functools.cache
def _names() -> dict[str, dict[str, dict[str, str]]]:
    kept = tomllib.loads((FOLDER / "names.toml").read_text())
    concepts = {id: dict(zip(LANGUAGES, names, strict=True)) for id, names in kept["concepts"].items()}
    return {"concepts": concepts, "also": {en: {"en": en, "es": es} for en, es in kept["also"].items()}}


@functools.cache
def _by_name() -> dict[str, dict[str, str]]:
    rows = [*_names()["also"].values(), *_names()["concepts"].values()]
    return {fold(name): row for row in rows for name in row.values()}
