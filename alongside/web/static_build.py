"""The static step: joins all CSS into one file and all JS into one module, named by content, and compresses them."""

import gzip
import hashlib
import json
import re
from functools import cache
from pathlib import Path

import brotli
from django.conf import settings

MANIFEST = "manifest.json"
STYLE, SCRIPT, WORKER = "all.css", "all.js", "worker.js"
COMPRESSED = {".css", ".js", ".svg"}

_STRING = re.compile(r'("[^"\n]*"|\'[^\'\n]*\')')
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([a-z_]+)\.js";?$', re.MULTILINE)
_TOP_NAME = re.compile(r"^(?:export )?(?:async )?(?:const|let|function|class) (\w+)", re.MULTILINE)


def build(source: Path, into: Path) -> dict[str, str]:
    """Write every static file under a name made from its content; answer plain name → built name."""
    digest = _digest(source)
    known = _read(into)
    if known.get("sources") == digest:
        return known
    into.mkdir(parents=True, exist_ok=True)
    made = {"sources": digest}
    made[STYLE] = _write(into, STYLE, joined_style(source / "css").encode())
    made[SCRIPT] = _write(into, SCRIPT, joined_script(source / "js").encode())
    for path in sorted((source / "icons").iterdir()):
        made[path.name] = _write(into, path.name, path.read_bytes())
    _write_worker(source, into, made)
    (into / MANIFEST).write_text(json.dumps(made, indent=1))
    built_names.cache_clear()
    return made


@cache
def built_names() -> dict[str, str]:
    """Plain name → built name, building first where that has not happened yet."""
    return build(settings.STATIC_SOURCE, settings.STATIC_BUILT)


def static(name: str) -> str:
    """The address of a static file, which changes whenever its content does."""
    return f"{settings.STATIC_URL}{built_names()[name]}"


def joined_style(folder: Path) -> str:
    """All style sheets as one: the order of layers first, then the rest by name."""
    paths = sorted(folder.glob("*.css"), key=lambda path: (path.stem != "layers", path.stem))
    return "".join(_small_style(path.read_text()) for path in paths)


def joined_script(folder: Path) -> str:
    """All modules as one, what is imported before what imports it; a name declared twice is refused."""
    texts = {path.stem: path.read_text() for path in sorted(folder.glob("*.js"))}
    _refuse_twins(texts)
    order: list[str] = []
    for stem in texts:
        _place(stem, texts, order)
    return "\n".join(_small_script(texts[stem]) for stem in order)


def _place(stem: str, texts: dict[str, str], order: list[str]) -> None:
    """Put a module behind those it imports."""
    if stem in order:
        return
    for needed in _IMPORT.findall(texts[stem]):
        _place(needed, texts, order)
    order.append(stem)


def _refuse_twins(texts: dict[str, str]) -> None:
    """Joined modules share one scope, so that every top-level name must be declared once only."""
    seen: dict[str, str] = {}
    for stem, text in texts.items():
        for name in _TOP_NAME.findall(text):
            if name in seen:
                raise ValueError(f"{name} is declared in both {seen[name]}.js and {stem}.js.")
            seen[name] = stem


def _small_script(text: str) -> str:
    """The same script without imports, exports, whole-line comments and indentation."""
    lines = (line.strip() for line in _IMPORT.sub("", text).splitlines())
    return "\n".join(line.removeprefix("export ") for line in lines if line and not line.startswith("//"))


def _small_style(text: str) -> str:
    """The same style sheet without comments and spare spaces; what stands in quotes is left alone."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    parts = _STRING.split(text)
    for at in range(0, len(parts), 2):
        part = re.sub(r"\s+", " ", parts[at])
        part = re.sub(r" ?([{};,>]) ?", r"\1", part)
        parts[at] = part.replace(": ", ":").replace(";}", "}")
    return "".join(parts).strip()


def _write_worker(source: Path, into: Path, made: dict[str, str]) -> None:
    """The service worker keeps its plain name, because its address decides what it may answer for."""
    kept = [f"/static/{made[name]}" for name in (STYLE, SCRIPT)]
    text = (source / WORKER).read_text().replace('"KEPT_FILES"', json.dumps(kept))
    (into / WORKER).write_text(text.replace("RELEASE", made["sources"]))


def _write(into: Path, name: str, content: bytes) -> str:
    """Write one file, and its compressed forms where that makes it smaller."""
    stem, dot, ending = name.rpartition(".")
    built = f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}{dot}{ending}"
    (into / built).write_bytes(content)
    if f".{ending}" in COMPRESSED:
        (into / f"{built}.br").write_bytes(brotli.compress(content, quality=11))
        (into / f"{built}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
    return built


def _digest(source: Path) -> str:
    """One short fingerprint of this step and every file it reads."""
    total = hashlib.sha256(Path(__file__).read_bytes())
    for path in sorted(path for path in source.rglob("*") if path.is_file()):
        total.update(path.relative_to(source).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:12]


def _read(into: Path) -> dict[str, str]:
    """The manifest of the last build, or nothing."""
    path = into / MANIFEST
    if not path.exists():
        return {}
    names: dict[str, str] = json.loads(path.read_text())
    return names
