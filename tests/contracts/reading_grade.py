"""How easy a text is to read, by one named formula a language.

English: the grade of Flesch and Kincaid (J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom, *Derivation of
new readability formulas*, US Navy Research Branch Report 8-75, 1975): 6 is what a child of twelve reads.

Spanish: the ease of Fernández Huerta (J. Fernández Huerta, *Medidas sencillas de lecturabilidad*, Consigna 214, 1959;
as G. Law corrected the term for sentences in 2011): from 80 on "easy", read in the fifth year of school.

A sentence ends as R. Flesch counts it (*How to write plain English*, 1979): at a period, a question or exclamation
mark, a semicolon or a colon; at a new line as well.
"""

import re
from collections.abc import Callable, Iterable

NAME = "Heron"  # what stands in a placeholder when it is read
END = re.compile(r"[.?!;:…]+(?=\s|$)|\n+")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

SILENT_E = re.compile(r"(?<=[aeiouy])([^aeiouy]+)e$|(?<=[aeiouy])([^aeiouydt]+)ed$|(?<=[aeiouy])([^aeiouyszxcg]+)es$")
APART = re.compile(
    r"i(?=a|o(?!n|us)|um)|(?<=[rv])i(?=ous)|(?:(?<=[^f]r)|(?<=[du]))i(?=e[nt])|[aeiouy](?=ing\b)"
    r"|(?<![qg])u(?=a)|a(?=o)|(?<!p)e(?=o)|(?:(?<=cr)|(?<=id)|(?<=\bar))e(?=a)|(?<=wh)o(?=e)"
)
JOINED = re.compile(r"^(som|mor|ther)e(?=[a-z])")  # of two words: the first one's e is silent
DUMB_U = re.compile(r"(?<=[qg])u(?=[eiéí])")
NUCLEUS = re.compile(r"[iuü]?[aeoáéó](?:[iuü]|y\b)?|[íú]|[iuüy]+(?![aeoáéóíú])")


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence."""
    read = re.sub(r"%\(\w+\)s|https?://\S+", NAME, text)
    read = re.sub(r"<[^>]+>|[*_#`]", " ", read)
    return [words for part in END.split(read) if (words := WORD.findall(part))]


def syllables(word: str) -> int:
    """The syllables of an English word, by its spelling: right nine times in ten, and no better is needed."""
    bare = re.sub(r"['’](?:s|t|re|ve|ll|d|m)?$", "", word.lower())
    bare = JOINED.sub(r"\1", bare.replace("every", "evry."))
    bare = SILENT_E.sub(r"\1\2\3", bare) if not re.search(r"[^aeiouy]le[ds]?$", bare) else bare
    extra = len(APART.findall(bare)) + bool(re.search(r"[ds]n['’]t$", word.lower()))
    return max(1, len(re.findall(r"[aeiouy]+", bare)) + extra)


def silabas(word: str) -> int:
    """The syllables of a Spanish word: two strong vowels part, a weak one leans on its neighbour."""
    return max(1, len(NUCLEUS.findall(DUMB_U.sub("", word.lower()))))


def grade(said: Iterable[list[str]]) -> float:
    """Flesch and Kincaid's grade of these English sentences."""
    per_sentence, per_word = _means(said, syllables)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59


def ease(said: Iterable[list[str]]) -> float:
    """Fernández Huerta's ease of these Spanish sentences."""
    per_sentence, per_word = _means(said, silabas)
    return 206.84 - 60 * per_word - 1.02 * per_sentence


def _means(said: Iterable[list[str]], count: Callable[[str], int]) -> tuple[float, float]:
    counted = list(said)
    words = [word for sentence in counted for word in sentence]
    return len(words) / len(counted), sum(map(count, words)) / len(words)
