"""From what a model says of single words to a table of small whole numbers, one row a word."""

import math
import struct
import tomllib
from pathlib import Path
from typing import Any

from alongside.core.index.words import fold, words_in
from alongside.guide.matching.table import MAGIC
from bin.distil.model import embed, read_wheel

DIMENSIONS = 256
FIRST_WORD = 1996  # the vocabulary's own words begin here, the commonest first; before them stand single signs
COMMON = 1e-3  # how common a word is when it says half as much as a rare one (smooth inverse frequency)


def write_table(wheel: Path, out: Path, conditions: Path) -> None:
    """Makes the table of a model's words, and of the words of our lists that it has only in pieces."""
    import numpy as np

    arrays, vocabulary = read_wheel(wheel)
    kept = {word: [number] for number, word in enumerate(vocabulary) if _is_kept(word)}
    pieces = {word: number for number, word in enumerate(vocabulary)}
    own = {word: cut(word, pieces) for word in sorted(words_of(conditions) - kept.keys())}
    rows = sorted({**own, **kept}.items(), key=lambda row: row[0].encode())
    vectors = embed(arrays, [tokens for _, tokens in rows]).astype(np.float64)
    vectors = _turned(vectors)
    weights = np.array([_weight(tokens, len(vocabulary)) for _, tokens in rows])
    _write(out, [word for word, _ in rows], vectors * weights[:, None])


def words_of(conditions: Path) -> set[str]:
    """Every English word of five letters or more in the lists of conditions."""
    found: set[str] = set()
    for path in sorted(conditions.glob("*.toml")):
        for concept in tomllib.loads(path.read_text()).values():
            named = f"{concept.get('en', '')} {concept.get('en_signs', '')}"
            found |= {word for word in words_in(fold(named)) if len(word) > 4 and word.isascii()}
    return found


def cut(word: str, pieces: dict[str, int]) -> list[int]:
    """A word as the longest pieces the model knows."""
    tokens, at = [], 0
    while at < len(word):
        for end in range(len(word), at, -1):
            piece = ("##" if at else "") + word[at:end]
            if piece in pieces:
                tokens.append(pieces[piece])
                at = end
                break
        else:
            return [pieces["[UNK]"]]
    return tokens


def _is_kept(word: str) -> bool:
    """Words and pieces in Latin letters; no signs, and no single letters of other scripts."""
    return word.removeprefix("##").isalpha() and word.isascii() and not word.startswith("[")


def _weight(tokens: list[int], size: int) -> float:
    """Common words say little: their share by Zipf's law, as the vocabulary stands in order of how common they are."""
    if len(tokens) > 1:
        return 1.0
    rank = max(tokens[0] - FIRST_WORD, 0) + 1
    share = 1 / (rank * math.log(size))
    return COMMON / (COMMON + share)


def _turned(vectors: Any) -> Any:
    """The vectors in the directions in which they differ most, each direction's sign fixed."""
    import numpy as np

    centred = vectors - vectors.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1][:, :DIMENSIONS]
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), range(DIMENSIONS)])
    return centred @ axes


def _write(out: Path, words: list[str], vectors: Any) -> None:
    """Header, where each word begins, a scale a row, the rows, the words: all of it read in place."""
    import numpy as np

    scales = np.abs(vectors).max(axis=1) / 127
    rows = np.rint(vectors / scales[:, None]).astype(np.int8)
    spelled = [word.encode() for word in words]
    begins = np.cumsum([0, *map(len, spelled)]).astype("<u4")
    with out.open("wb") as file:
        file.write(MAGIC + struct.pack("<II", len(words), DIMENSIONS))
        file.write(begins.tobytes() + scales.astype("<f4").tobytes() + rows.tobytes() + b"".join(spelled))
