"""Entries for tests of the directory, made through its verbs."""

from typing import Any

from alongside.aliases.models import Alias
from alongside.guide.directory.keep import list_entry
from alongside.guide.directory.suggest import suggest_entry
from alongside.guide.guides import appoint_guide
from alongside.guide.models import Entry
from tests.world import World

LAKE = {
    "kind": "forum",
    "name": "Lakeside",
    "what": "People write to each other about scan days.",
    "who": "Anybody with a kidney illness",
    "link": "https://lake.example.org/",
    "languages": ["en"],
    "stands": ["lives_with"],
}


def guide_of(world: World) -> Alias:
    """Maple, who guides."""
    alias = Alias.objects.get(pk=world.mia.member_id)
    appoint_guide(alias)
    return alias


def a_place(world: World, *, listed: bool = True, **said: Any) -> Entry:
    """A place that Lily suggested and, unless told otherwise, Maple lists."""
    entry = suggest_entry({**LAKE, **said}, by=world.ben)
    if listed:
        list_entry(entry, by=guide_of(world))
    entry.refresh_from_db()
    return entry
