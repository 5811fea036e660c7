"""Passages that tell how somebody could end their life: only these are masked, and nothing around them."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from alongside.speech.lexicon import Heard
from alongside.speech.loaded import Ready, asked, is_in, lists_named
from alongside.speech.plain import END, LOOKED_AT, placed

NEAR = 1  # sentences before and after in which ending one's life is spoken of
_TRIMMED = ' \t\r\n.,;:!?¡¿()[]{}"“”«»*_~'

type Span = tuple[int, int]


def methods_in(text: str, heard: Heard) -> tuple[str, ...]:
    """The shortest passages with such detail, as they stand in the text, in whatever language.

    How much of something is talked of here daily. It counts where ending one's life is spoken of in the same sentence,
    or in one beside it.
    """
    cut: list[Span] = []
    for ready in lists_named("method"):
        if spans := sorted(set(_details(heard.by(ready.lexicon), ready))):
            places = placed(text)
            if [word for word, _start, _end in places] != heard.words:
                return (text[:LOOKED_AT],)  # odd signs across words: rather all of it than the wrong half
            cut += _passages(_apart(spans), [place for place in places if ready.lexicon.letters_of(place[:1])])
    passages = (text[start:end].strip(_TRIMMED) for start, end in _apart(sorted(cut)))
    return tuple(dict.fromkeys(passage for passage in passages if passage))


def _details(words: bytes, ready: Ready) -> Iterator[Span]:
    """Where details stand in the plain text, if the sentences around speak of ending one's life."""
    about, detail = ready.parts.get("about", ()), ready.parts.get("detail", ())
    if not (is_in(words, detail) and is_in(words, about)):
        return
    left = ready.left_of(words)
    end = ready.lexicon.letters_of([END])
    sentences = left.split(end)
    speaks = [is_in(sentence, about) for sentence in sentences]
    starts = [0, *accumulate(len(sentence) + len(end) for sentence in sentences)]
    for pattern in asked(left, detail):
        for found in pattern.finditer(left):
            at = bisect_right(starts, found.start()) - 1
            if any(speaks[max(0, at - NEAR) : at + NEAR + 1]):
                yield found.start(), found.end()


def _passages(spans: list[Span], places: list[tuple[str, int, int]]) -> Iterator[Span]:
    """Where in the text the words lie that stand in these spans of its plain words."""
    for first, last in spans:
        yield places[first // 2][1], places[last // 2 - 1][2]


def _apart(spans: list[Span]) -> list[Span]:
    """The spans, those that overlap as one."""
    apart = spans[:1]
    for start, end in spans[1:]:
        if start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart
