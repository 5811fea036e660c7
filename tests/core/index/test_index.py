"""The index finds the same on every database, newest first, within the scope, and forgets what it must."""

import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.core.index import Index, Query, index_of, make_entry, parse_query

TABLE = "search_foundby"  # any table of entries would do; this one is there
pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> Index:
    return index_of(TABLE)


def put(index: Index, key: int, text: str, *tags: str, language: str = "en") -> None:
    index.put([make_entry(key, text, tags=tags or ("c_1",), language=language)])


def find(index: Index, text: str, *scopes: str, **more) -> list[int]:
    return index.find(parse_query(text, ("en", "es")), within=scopes or ("c_1",), **more)


def test_the_newest_come_first_and_the_next_page_goes_on_where_the_last_ended(index) -> None:
    for key in (3, 1, 5, 2, 4):
        put(index, key, "my scan")
    assert find(index, "scans", limit=2) == [5, 4]
    assert find(index, "scans", limit=2, before=4) == [3, 2]
    assert find(index, "scans", limit=2, before=1) == []


def test_every_word_must_be_there_and_a_phrase_as_it_stands(index) -> None:
    put(index, 1, "The night before the scan")
    put(index, 2, "Before night, a scan")
    assert find(index, "night scan") == [2, 1]
    assert find(index, '"night before"') == [1]
    assert find(index, "“before the scan” night") == [1]
    assert find(index, "night pills") == []


def test_only_what_is_in_the_scope_is_found(index) -> None:
    put(index, 1, "scan", "c_1", "a_7")
    put(index, 2, "scan", "c_2", "a_8")
    put(index, 3, "scan", "c_12", "a_7")
    assert find(index, "scan", "c_1") == [1]
    assert find(index, "scan", "c_1", "c_2") == [2, 1]
    assert find(index, "scan", "c_1", "c_12", also=("a_7",)) == [3, 1]
    assert index.find(parse_query("scan"), within=()) == []
    assert find(index, "c_1") == []
    assert find(index, "", "c_1") == []
    assert find(index, "", "c_1", also=("a_7",)) == [1]


def test_a_question_is_understood_in_each_language_of_the_scope(index) -> None:
    put(index, 1, "Los riñones cansados", language="es")
    put(index, 2, "Tired kidneys", language="en")
    put(index, 3, "Müde Nieren", language="de")
    assert find(index, "riñon") == [1]
    assert find(index, "kidney") == [2]
    assert index.find(parse_query("niere", ("de",)), within=("c_1",)) == [3]


@pytest.mark.parametrize("asked", ["人工", "人工透析", "析", "透", "人", "中"])
def test_scripts_without_spaces_are_found_by_any_part(index, asked: str) -> None:
    put(index, 1, "昨日は人工透析中", language="ja")
    put(index, 2, "工人", language="ja")
    assert 1 in find(index, asked)
    assert find(index, "工透人") == []


@pytest.mark.parametrize(
    "asked", ['"', "a OR b", "NEAR(a b)", "terms:a", "a*", "-a", "'", "a' & !'b", "\\", "(", "a <-> b", "\x00"]
)
def test_signs_of_the_databases_own_languages_mean_nothing(index, asked: str) -> None:
    put(index, 1, "x")
    assert find(index, asked) == []


def test_a_text_that_changed_is_found_by_its_new_words_alone(index) -> None:
    put(index, 1, "old words")
    put(index, 1, "new words")
    assert find(index, "old") == []
    assert find(index, "new words") == [1]


def test_a_dropped_text_is_not_found_and_dropping_again_is_harmless(index) -> None:
    put(index, 1, "scan")
    put(index, 2, "scan")
    index.drop([1, 99])
    index.drop([1])
    assert find(index, "scan") == [2]


def test_a_damaged_look_up_is_made_anew(index) -> None:
    put(index, 1, "scan")
    index.rebuild()
    assert find(index, "scan") == [1]


VOCABULARY = st.sampled_from(["scan", "scans", "night", "pill", "pain", "riñón", "透析中"])
TEXT = st.lists(VOCABULARY, max_size=6).map(" ".join)


def expected(query: Query, texts: list[str]) -> list[int]:
    """What ought to be found, worked out slowly."""

    def stands_in(phrase: tuple[str, ...], words: tuple[str, ...]) -> bool:
        return any(words[at : at + len(phrase)] == phrase for at in range(len(words)))

    rows = [(key, make_entry(key, text, tags=(), language="en").words) for key, text in enumerate(texts, start=1)]
    hits = [k for k, words in rows if all(any(stands_in(p.words, words) for p in c) for c in query.clauses)]
    return hits[::-1]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXT, min_size=1, max_size=8), st.lists(VOCABULARY, min_size=1, max_size=3), st.booleans())
def test_both_databases_find_what_a_slow_reader_would(index, texts: list[str], words: list[str], quoted: bool) -> None:
    index.drop(range(1, 20))
    index.put([make_entry(key, text, tags=("c_1",), language="en") for key, text in enumerate(texts, start=1)])
    query = parse_query(f'"{" ".join(words)}"' if quoted else " ".join(words), ("en", "es"))
    assert index.find(query, within=("c_1",)) == expected(query, texts)


@pytest.mark.django_db(transaction=True)
def test_after_a_purge_nothing_of_a_dropped_text_is_left_in_the_files(index) -> None:
    canaries = {key: sha256(str(key).encode()).hexdigest()[:20] for key in range(1, 200)}
    for key, canary in canaries.items():
        put(index, key, f"scan {canary} and other words", language="")
    index.drop(range(1, 100))
    index.purge()
    assert index.find(parse_query("scan"), within=("c_1",), limit=500) == list(range(199, 99, -1))
    left = _pages_of_the_index()
    assert canaries[150].encode() in left
    assert not [canary for key, canary in canaries.items() if key < 100 and canary[4:].encode() in left]


def _pages_of_the_index() -> bytes:
    """The bytes in which the database keeps the look-up."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return Path(connection.settings_dict["NAME"]).read_bytes()
        cursor.execute("CHECKPOINT")
        cursor.execute(f"SELECT pg_read_binary_file(pg_relation_filepath('{TABLE}_words'))")
        return bytes(cursor.fetchone()[0])


def test_this_sqlite_has_the_full_text_module() -> None:
    with sqlite3.connect(":memory:") as memory:
        memory.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
