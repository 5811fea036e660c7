"""Files are handed out by path: whole, by range, and never from outside the media folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

from alongside.web.front.static import StaticFiles
from tests.web.front.conftest import Served

CONTENT = bytes(range(256)) * 4096  # one MiB


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """The media folder with one picture in it."""
    folder = tmp_path / "media"
    folder.mkdir(exist_ok=True)
    (folder / "a.webp").write_bytes(CONTENT)
    return folder


def test_a_file_comes_whole(served: Served, media: Path) -> None:
    status, fields, body = served.ask("GET", "/file/a.webp")
    assert (status, fields["content-type"], fields["accept-ranges"]) == (200, "image/webp", "bytes")
    assert body == CONTENT


@pytest.mark.parametrize(
    ("wanted", "start", "end"),
    [("0-0", 0, 1), ("1000-1999", 1000, 2000), ("1048000-", 1048000, 1048576), ("-76", 1048500, 1048576),
     ("5-99999999", 5, 1048576)],
)  # fmt: skip
def test_a_range_comes_alone(served: Served, media: Path, wanted: str, start: int, end: int) -> None:
    status, fields, body = served.ask("GET", "/file/a.webp", Range=f"bytes={wanted}")
    assert status == 206
    assert fields["content-range"] == f"bytes {start}-{end - 1}/1048576"
    assert body == CONTENT[start:end]


@pytest.mark.parametrize("wanted", ["bytes=-", "bytes=1-2,5-6", "lines=1-2", "bytes=x-y"])
def test_a_range_that_is_none_gets_the_whole(served: Served, media: Path, wanted: str) -> None:
    assert served.ask("GET", "/file/a.webp", Range=wanted)[0] == 200


@pytest.mark.parametrize("wanted", ["bytes=1048576-", "bytes=9-5", "bytes=-0"])
def test_a_range_beyond_the_end_is_refused(served: Served, media: Path, wanted: str) -> None:
    status, fields, body = served.ask("GET", "/file/a.webp", Range=wanted)
    assert (status, fields["content-range"], body) == (416, "bytes */1048576", b"")


def test_a_range_of_another_version_gets_the_whole(served: Served, media: Path) -> None:
    tag = served.ask("HEAD", "/file/a.webp")[1]["etag"]
    assert served.ask("GET", "/file/a.webp", Range="bytes=0-1", If_Range=tag)[0] == 206
    assert served.ask("GET", "/file/a.webp", Range="bytes=0-1", If_Range='"old"')[0] == 200


def test_a_known_file_is_not_sent_again(served: Served, media: Path) -> None:
    tag = served.ask("HEAD", "/file/a.webp")[1]["etag"]
    status, _, body = served.ask("GET", "/file/a.webp", If_None_Match=tag)
    assert (status, body) == (304, b"")


def test_head_says_how_large_a_file_is(served: Served, media: Path) -> None:
    status, fields, body = served.ask("HEAD", "/file/a.webp")
    assert (status, fields["content-length"], body) == (200, "1048576", b"")


def test_nothing_outside_the_media_folder_is_served(served: Served, media: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("key")
    (media / "link").symlink_to(tmp_path / "secret")
    for name in ("../secret", "link", "missing.webp", ""):
        status, _, body = served.ask("GET", f"/file/{name}" if name else "/file/./")
        assert status == 404, name
        assert b"key" not in body


def test_static_files_come_from_memory_in_the_encoding_the_client_takes(
    serve: Callable[..., Served], tmp_path: Path
) -> None:
    folder = tmp_path / "built"
    folder.mkdir()
    for name in ("all.0123456789.css", "all.0123456789.css.br", "all.0123456789.css.gz", "worker.js"):
        (folder / name).write_text(name)
    served = serve(lambda front: setattr(front, "static", StaticFiles(folder, "/static/")))
    status, fields, body = served.ask("GET", "/static/all.0123456789.css", Accept_Encoding="gzip, br")
    assert (status, body, fields["content-encoding"]) == (200, b"all.0123456789.css.br", "br")
    assert fields["content-type"] == "text/css; charset=utf-8"
    assert "immutable" in fields["cache-control"]
    assert "content-encoding" not in served.ask("GET", "/static/all.0123456789.css")[1]
    assert "immutable" not in served.ask("GET", "/static/worker.js")[1]["cache-control"]
    assert served.ask("HEAD", "/static/worker.js")[2] == b""
    assert served.ask("GET", "/static/../secret")[0] == 404
