"""No text that anybody stored becomes markup on any page: each is replaced by a probe, and everybody reads it."""

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

from alongside.core.ids import PublicIdField
from bin.checks.inventory import read_inventory
from tests.contracts.cast import PEOPLE
from tests.contracts.roles import ROLES
from tests.privacy.crawl import Crawl
from tests.privacy.full_house import FullHouse
from tests.web.as_person import client_of
from tests.world import World

PROBE = "\"'><probe on=1>{{7*7}}{% x %}&lt;"
INVENTORY = read_inventory()
OF_THE_HOUSE = {  # made by the house itself, never typed; or a moment and a zone, kept only as the house writes them
    "Post.html", "Alias.skeleton", "Alias.seed", "Alias.portrait", "Picture.owner", "Picture.community",
    "Picture.folder", "Placement.place", "Draft.place", "Post.language", "Community.language", "Post.notes",
    "Post.identity", "FoundBy.terms", "Entry.about", "Entry.verb", "Community.mail_name", "Token.local",
    "RelayAddress.local", "Meetup.wall_begins", "Meetup.wall_ends", "Meetup.zone",
    "Chat.wall_begins", "Chat.zone", "Chat.occurrence", "Series.wall_begins", "Series.zone", "Series.rule",
}  # fmt: skip


class Reader(HTMLParser):
    """Notes what is on a page that nobody of the house put there."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element, with what it says of itself."""
        given = {name: value or "" for name, value in attrs}
        if tag == "probe" or (tag == "script" and not given.get("src", "").startswith("/static/")):
            self.found.append(f"<{tag}>")
        self.found += [f"{tag} has {name}" for name in given if name.startswith("on")]
        for name in {"href", "src", "action"} & given.keys():
            if given[name].partition(":")[0].lower() in ("javascript", "data", "vbscript"):
                self.found.append(f"{tag} leads to {given[name]}")


def texts() -> list[tuple[type[models.Model], Any]]:
    """Every stored text that somebody may have typed and others may read."""
    return [
        (model, column)
        for model in apps.get_models()
        for column in model._meta.concrete_fields
        if isinstance(column, models.CharField | models.TextField) and not isinstance(column, PublicIdField)
        if not column.choices and f"{model.__name__}.{column.name}" not in OF_THE_HOUSE
        if INVENTORY[model._meta.label].fields.get(column.name, ((), "nobody"))[1] != "nobody"
    ]


def put_probes() -> int:
    """A probe in each of them, whatever the verbs would have said."""
    put = 0
    with connection.cursor() as cursor:  # the journal refuses to be changed; it is shown on pages like the rest
        of_table = "ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_unchanged"
        if connection.vendor == "postgresql":  # what foreign keys still have to check would keep the table as it is
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(of_table if connection.vendor == "postgresql" else "DROP TRIGGER journal_entry_unchanged")
    for model, column in texts():
        for row in model._default_manager.exclude(**{column.name: ""}):
            probe = PROBE if not column.unique else f"{PROBE}{row.pk}"
            put += model._default_manager.filter(pk=row.pk).update(**{column.name: probe[: column.max_length or 999]})
    return put


@pytest.mark.django_db
def test_no_stored_text_becomes_markup(world: World, tmp_path: Path) -> None:
    house = FullHouse(world, tmp_path)
    assert put_probes() > 40
    seen, wrong = 0, set()
    for role in ROLES:
        client = client_of(house.world.people[PEOPLE[role]] if role in PEOPLE else None)
        for page in Crawl(role, client, house.things).run().pages:
            if "html" not in page.answer.headers["Content-Type"]:
                continue  # a file to take along, which no browser reads as a page
            reader = Reader()
            reader.feed(page.answer.content.decode(errors="replace"))
            wrong |= {f"{page.route} for {role}: {found}" for found in reader.found}
            seen += "&lt;probe" in page.text
    assert seen > 100, "the probes stand on hardly any page"
    assert wrong == set()
