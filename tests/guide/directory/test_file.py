"""The directory as one open file: out, in and out again is the same bytes, and a hostile file harms nobody."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from alongside.aliases.models import Alias
from alongside.communities.found import change
from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.guide.directory.fields import LONGEST, MOST
from alongside.guide.directory.file_in import MOST_BYTES, MOST_ENTRIES, FileBroken, read_directory
from alongside.guide.directory.file_out import FIELDS, directory_file
from alongside.guide.directory.keep import change_entry, take_out
from alongside.guide.directory.listing import is_stale, listed
from alongside.guide.directory.merge import START, bring_start_once, merge_file, merge_start
from alongside.guide.models import Entry, EntryState
from tests.guide.directory.places import LAKE, a_place, guide_of
from tests.world import World

SCHEMA = Path(__file__).parents[3] / "docs" / "directory-format.schema.json"


def file_of(*entries: Any, **whole: Any) -> bytes:
    return json.dumps({"format": "alongside-directory-1", "entries": list(entries), **whole}).encode()


def said(ref: str = "lake", **fields: Any) -> dict[str, Any]:
    return {**LAKE, "ref": ref, "came_on": "2026-11-01", **fields}


def test_out_and_into_an_empty_house_and_out_again_is_the_same_bytes(world: World, settings: Any) -> None:
    settings.URL = "https://alongside.example.org"
    change(world.kitchen, is_listed=True)
    run_until_empty()
    a_place(
        world, name="Lakeside", who="Grüße, señora · 病", conditions=["kidney disease"], telephone="+44 20 7946 0000"
    )
    merge_start()
    out = directory_file()
    assert f"https://alongside.example.org/c/{world.kitchen.public_id}/".encode() in out
    Entry.objects.all().delete()
    change(world.kitchen, is_listed=False)
    merged = merge_file(out)
    assert (len(merged.new), merged.left_out) == (92, [])
    assert directory_file() == out
    assert merge_file(out).same == merged.new


def test_it_says_nothing_of_who_suggested_or_keeps_an_entry(world: World) -> None:
    entry = a_place(world)
    a_place(world, listed=False, name="Waiting", link="https://waiting.example.org/")
    text = directory_file().decode()
    assert not re.search(r"Lily|Maple|Waiting|suggest|link_state|" + entry.public_id, text)
    assert list(json.loads(text)["entries"][0]) == list(FIELDS)


def test_a_house_without_a_public_address_names_no_community_of_its_own(world: World) -> None:
    change(world.kitchen, is_listed=True)
    run_until_empty()
    assert listed()
    assert json.loads(directory_file())["entries"] == []


def test_the_start_is_read_whole_and_nobody_has_looked_at_any_of_it(db: None) -> None:
    assert bring_start_once() == 90
    assert bring_start_once() == 0
    assert all(is_stale(entry) and entry.looked_on is None and entry.source for entry in listed())
    assert {"en", "es"} <= {entry.languages[0] for entry in listed()}
    assert directory_file() == START.read_bytes()


def test_what_guides_changed_or_took_out_stays_and_what_was_looked_at_later_wins(world: World) -> None:
    guide = guide_of(world)
    merge_file(file_of(*(said(ref, link=f"https://{ref}.example.org/") for ref in ("ours", "gone", "older", "newer"))))
    rows = {row.ref: row for row in Entry.objects.all()}
    change_entry(rows["ours"], {**LAKE, "name": "In our words"}, by=guide)
    take_out(rows["gone"], by=guide)
    Entry.objects.filter(ref="older").update(looked_on=clock.today())
    yesterday = (clock.today() - timedelta(days=1)).isoformat()
    later = [said(ref, name="From elsewhere", link=f"https://{ref}.example.org/", looked_on=yesterday) for ref in rows]
    merged = merge_file(file_of(*later))
    assert (merged.changed, sorted(merged.kept)) == (["newer"], ["gone", "older", "ours"])
    names = dict(Entry.objects.values_list("ref", "name"))
    assert names == {"ours": "In our words", "gone": "Lakeside", "older": "Lakeside", "newer": "From elsewhere"}
    assert Entry.objects.get(ref="gone").state == EntryState.GONE


def test_a_file_changes_no_community_of_this_house(world: World) -> None:
    change(world.kitchen, is_listed=True)
    run_until_empty()
    merged = merge_file(file_of(said(f"here-{world.kitchen.public_id}", name="Another name")))
    assert merged.kept
    assert [entry.name for entry in listed()] == ["Kidney Kitchen"]


def test_a_look_changes_nothing(world: World) -> None:
    assert merge_file(file_of(said()), only_look=True).new == ["lake"]
    assert not Entry.objects.exists()


def test_the_same_address_under_another_ref_is_left_out(world: World) -> None:
    merge_file(file_of(said("one")))
    assert "already" in merge_file(file_of(said("two"))).left_out[0]
    assert read_directory(file_of(said("a"), said("b"))).left_out
    assert read_directory(file_of(said("a"), said("a", link="https://b.example.org/"))).left_out
    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    "broken",
    [
        {"name": "<script>alert(1)</script>"}, {"what": ["a", "list"]}, {"name": None}, {"kind": "here"}, {"kind": []},
        {"link": "javascript:alert(1)"}, {"link": "http://lake.example.org/"}, {"link": "https://[::1]/"},
        {"link": "https://127.0.0.1/"}, {"link": "https://localhost/"}, {"link": "https://a@b.example.org/"},
        {"link": "https://lake.example.org/" + "a" * 500},
        {"link": "", "telephone": ""}, {"telephone": "tel:1;ext=2"}, {"source": "data:text/html,x"},
        {"came_on": "2999-01-01"}, {"came_on": 20261101}, {"looked_on": "yesterday"}, {"ref": "../../etc"},
        {"ref": "Ünï"}, {"ref": 7}, {"conditions": "cancer"}, {"languages": {"en": 1}},
    ],
)  # fmt: skip
def test_an_entry_that_makes_no_sense_is_left_out_with_a_reason_and_the_others_come(
    world: World, broken: dict[str, Any]
) -> None:
    merged = merge_file(file_of({**said("bad"), **broken}, said("good", link="https://good.example.org/")))
    assert merged.new == ["good"]
    assert len(merged.left_out) == 1
    assert all(sentence.isprintable() for sentence in merged.left_out)


def test_what_is_too_long_is_cut_and_what_nobody_knows_is_not_kept(world: World) -> None:
    long = said(
        what="word " * 5_000, conditions=["x" * 61, "lupus", "lupus", 7, "a\u202eb"], stands=["lives_with", "heir"]
    )
    merge_file(file_of({**long, "state": "gone", "is_ours": True, "suggested_by": 1, "community": 1, "evil": {"a": 1}}))
    entry = Entry.objects.get()
    assert len(entry.what) <= LONGEST["what"]
    assert (entry.conditions, entry.stands) == (["lupus", "ab"], ["lives_with"])
    assert (entry.state, entry.is_ours, entry.suggested_by, entry.community) == (EntryState.LISTED, False, None, None)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xff\xfe", b"[]", b"null", b"{}", b'{"format": "alongside-directory-2", "entries": []}',
        b'{"format": "alongside-directory-1"}', b'{"format": "alongside-directory-1", "entries": {}}',
        b"[" * 200_000, b'{"a":' * 50_000, b"9" * 100_000, b" " * (MOST_BYTES + 1),
    ],
)  # fmt: skip
def test_what_is_no_such_file_is_refused_whole(content: bytes) -> None:
    with pytest.raises(FileBroken):
        read_directory(content)


def test_more_entries_than_any_guide_keeps_are_refused() -> None:
    with pytest.raises(FileBroken):
        read_directory(file_of(*[{}] * (MOST_ENTRIES + 1)))


def test_lone_surrogates_and_nothing_visible_are_left_out_rather_than_stored(world: World) -> None:
    merge_file(
        b'{"format": "alongside-directory-1", "entries": [' + json.dumps(said(name="\ud800\u200b")).encode() + b"]}"
    )
    assert not Entry.objects.exists()


def test_the_schema_says_what_is_checked() -> None:
    schema = json.loads(SCHEMA.read_text())
    entry = schema["$defs"]["entry"]["properties"]
    assert list(entry) == list(FIELDS)
    assert {name: entry[name]["maxLength"] for name in LONGEST} == LONGEST
    assert {name: entry[name]["maxItems"] for name in MOST} == MOST
    assert schema["properties"]["entries"]["maxItems"] == MOST_ENTRIES


def test_files_of_this_house_come_from_aliases_that_no_file_names(world: World) -> None:
    a_place(world)
    assert not any(alias.public_id in directory_file().decode() for alias in Alias.objects.all())
