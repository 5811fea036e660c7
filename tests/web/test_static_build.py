"""The static step: one style sheet, one module, named by content, and built again only when something changed."""

import gzip
from pathlib import Path

import brotli
import pytest

from alongside.web import static_build
from alongside.web.static_build import build, joined_script, joined_style

SOURCE = Path(static_build.__file__).parents[1] / "static"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    for name, text in {
        "css/layers.css": "@layer base, parts;\n",
        "css/a.css": '/* a note */\n@layer parts {\n  .a > b, .c { content: "a  ;  b"; color: red; }\n}\n',
        "js/leave.js": "// a note\nexport const leave = () => {\n  go();\n};\n",
        "js/early.js": 'import { leave } from "./leave.js";\nleave();\n',
        "icons/app.svg": "<svg/>",
        "worker.js": 'const NAME = "RELEASE", KEPT = [..."KEPT_FILES"];\n',
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def test_style_is_joined_with_the_layers_first_and_quotes_untouched(source: Path) -> None:
    assert joined_style(source / "css") == ('@layer base,parts;@layer parts{.a>b,.c{content:"a  ;  b";color:red}}')


def test_what_is_imported_comes_first_and_imports_are_gone(source: Path) -> None:
    assert joined_script(source / "js") == "const leave = () => {\ngo();\n};\nleave();"


def test_a_name_declared_twice_is_refused(source: Path) -> None:
    (source / "js" / "twin.js").write_text("const leave = 1;\n")
    with pytest.raises(ValueError, match=r"leave is declared in both leave\.js and twin\.js"):
        joined_script(source / "js")


def test_files_are_named_by_content_and_compressed(source: Path, tmp_path: Path) -> None:
    made = build(source, tmp_path / "built")
    plain = (tmp_path / "built" / made["all.css"]).read_bytes()
    assert brotli.decompress((tmp_path / "built" / f"{made['all.css']}.br").read_bytes()) == plain
    assert gzip.decompress((tmp_path / "built" / f"{made['all.css']}.gz").read_bytes()) == plain
    (source / "css" / "a.css").write_text("@layer parts { a { color: blue; } }")
    assert build(source, tmp_path / "built")["all.css"] != made["all.css"]


def test_nothing_is_built_when_nothing_changed(source: Path, tmp_path: Path) -> None:
    made = build(source, tmp_path / "built")
    (tmp_path / "built" / made["all.css"]).unlink()
    assert build(source, tmp_path / "built") == made
    assert not (tmp_path / "built" / made["all.css"]).exists()


def test_the_worker_keeps_style_and_script_of_this_release(source: Path, tmp_path: Path) -> None:
    made = build(source, tmp_path / "built")
    text = (tmp_path / "built" / "worker.js").read_text()
    for name in ("all.css", "all.js", "sources"):
        assert made[name] in text
    for placeholder in ("KEPT_FILES", "RELEASE"):
        assert placeholder not in text


def test_our_own_files_stay_within_their_budgets(tmp_path: Path) -> None:
    made = build(SOURCE, tmp_path)
    assert (tmp_path / f"{made['all.css']}.br").stat().st_size <= 8 * 1024
    assert (tmp_path / f"{made['all.js']}.br").stat().st_size <= 6 * 1024
    for path in (SOURCE / "js").glob("*.js"):
        assert len(path.read_text().splitlines()) <= 40, path.name
