"""A program of its own: reads one document from standard input and writes it anew, cleaned, into a folder.

Like `redraw.py` it runs without our settings, keys or database connection, with little memory and time, and answers in
one line of JSON. The code it needs lies in `alongside/media/rewriting/`, which imports nothing that knows a secret.

    python -I rewrite.py FOLDER '{"seconds": …, "pages": …, "objects": …, "files": …, "unpacked": …}'
"""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

if __name__ == "__main__":  # started with -I, so that nothing from around it is looked at but this checkout
    sys.path.append(str(Path(__file__).parents[2]))

from alongside.media.redraw import keep_small
from alongside.media.rewriting import Bounds, CannotClean, plain
from alongside.media.rewriting.packed import kind_of_packed

BEFORE_PDF = 1_024  # bytes in which a PDF's mark may stand


def kind_of(source: Path) -> str:
    """Says what the bytes are: one of the kinds we can clean; nobody's word for it is asked."""
    with source.open("rb") as file:
        begins = file.read(100_000)
    if b"%PDF-" in begins[:BEFORE_PDF]:
        return "pdf"
    if begins.startswith(b"PK\x03\x04"):
        return kind_of_packed(source)
    if begins.startswith(b"\xd0\xcf\x11\xe0"):  # Word and its kin before 2007, or with a password
        raise CannotClean("old")
    if begins.startswith(b"{\\rtf") or not plain.is_text(begins):
        raise CannotClean("kind")
    return "csv" if plain.is_table(begins) else "txt"


def rewrite(source: Path, folder: Path, bounds: Bounds) -> dict[str, Any]:
    """Write the document anew, and say of which kind it is and how many bytes it has."""
    kind = kind_of(source)
    into = folder / "document"
    if kind == "pdf":
        from alongside.media.rewriting import pdf

        pdf.rewrite(source, into, bounds)
    elif kind in ("txt", "csv"):
        plain.rewrite(source, into, bounds)
    elif kind.startswith("od"):
        from alongside.media.rewriting import opendocument

        opendocument.rewrite(source, into, bounds)
    else:
        from alongside.media.rewriting import office

        office.rewrite(source, into, bounds)
    return {"kind": kind, "size": into.stat().st_size}


def main() -> None:
    """Answer one line; whatever else goes wrong means that the file is broken."""
    folder, wish = Path(sys.argv[1]), json.loads(sys.argv[2])
    keep_small(wish.pop("seconds"))
    source = folder / "received"
    try:
        with source.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        answer = rewrite(source, folder, Bounds(**wish))
    except CannotClean as refused:
        answer = {"refused": refused.why}
    except Exception:  # readers raise anything on what is broken
        answer = {"refused": "broken"}
    finally:
        source.unlink(missing_ok=True)
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
