"""The directory's pages: what a visitor, a member, a founder and a guide find there, and what none of them learns."""

import json
import re

import pytest
from django.test import Client

from alongside.aliases.models import Alias
from alongside.communities.found import change
from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.guide.directory.listing import listed
from alongside.guide.directory.merge import merge_start
from alongside.guide.directory.suggest import say_not_right
from alongside.guide.guides import appoint_guide
from alongside.guide.models import Entry, EntryState, Link, Remark
from tests.guide.directory.places import LAKE, a_place, guide_of
from tests.web.as_person import client_of
from tests.world import World

pytestmark = pytest.mark.django_db


def text_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_a_visitor_is_first_led_to_where_to_start_and_to_a_person(world: World) -> None:
    a_place(world)
    page = text_of(client_of(None), "/guide/")
    assert page.index('href="/guide/start/"') < page.index('href="/guide/ask/"') < page.index("Lakeside")
    assert "/guide/suggest/" not in page
    assert "/guide/keep/" not in page


def test_facets_stand_in_the_address_and_words_never_do(world: World) -> None:
    merge_start()
    visitor = client_of(None)
    lost = text_of(visitor, "/guide/?stand=lost&kind=telephone")
    assert "Child Death Helpline" in lost
    assert "Kidney Chat" not in lost
    answer = visitor.post("/guide/", {"words": "esclerosis múltiple"})
    page = answer.content.decode()
    assert "Esclerosis Múltiple España" in page
    assert "Child Death Helpline" not in page
    assert "escler" not in " ".join(re.findall(r'(?:href|action)="([^"]*)"', page))
    shown = [re.findall(r"/e/\w+/", text_of(visitor, path)) for path in ("/guide/?words=lupus", "/guide/")]
    assert shown[0] == shown[1], "an address asks for no words"


def test_pages_lead_on_and_nonsense_is_the_first_page(world: World) -> None:
    merge_start()
    visitor = client_of(None)
    seen = set()
    for page in range(1, 6):
        seen |= set(re.findall(r'href="(/e/\w+/)"', text_of(visitor, f"/guide/?page={page}")))
    assert len(seen) == 90
    first = re.findall(r"/e/\w+/", text_of(visitor, "/guide/"))
    for odd in ("0", "-1", "x", "²", "9" * 30, ""):
        assert (
            re.findall(r"/e/\w+/", text_of(visitor, f"/guide/?page={odd}&kind=sect&stand=king&language=%00")) == first
        )


def test_an_entry_says_who_looked_never_and_where_it_was_read(world: World) -> None:
    merge_start()
    entry = next(one for one in listed() if one.ref == "aecc")
    page = text_of(client_of(None), f"/e/{entry.public_id}/")
    month = clock.today().replace(year=2026, month=11, day=22)
    assert f"Nobody has looked at this since it came here in November {month.year}." in page
    assert 'href="tel:900100036"' in page
    assert "lagacetadealmeria.com" in page
    assert 'rel="noreferrer noopener"' in page
    assert "Español" in page


def test_a_dead_address_is_marked_and_still_there(world: World) -> None:
    entry = a_place(world)
    Entry.objects.filter(pk=entry.pk).update(link_state=Link.DEAD, link_on=clock.today(), version=9)
    visitor = client_of(None)
    assert "answer</strong>" in text_of(visitor, "/guide/")
    page = text_of(visitor, f"/e/{entry.public_id}/")
    assert "It may have moved" in page
    assert str(LAKE["link"]) in page


def test_a_community_here_leads_to_its_doorway_until_its_founder_hides_it(world: World) -> None:
    change(world.kitchen, is_listed=True)
    run_until_empty()
    entry = Entry.objects.get(community=world.kitchen)
    visitor = client_of(None)
    page = text_of(visitor, f"/e/{entry.public_id}/")
    assert f'href="/c/{world.kitchen.public_id}/doorway/"' in page
    assert "Nobody has looked" not in page
    change(world.kitchen, is_listed=False)
    assert visitor.get(f"/e/{entry.public_id}/").status_code == 404
    assert "Kidney Kitchen" not in text_of(visitor, "/guide/")


def test_the_file_is_for_everybody_and_holds_what_the_pages_show(world: World) -> None:
    a_place(world)
    answer = client_of(None).get("/guide/directory.json")
    assert answer["Content-Type"] == "application/json"
    assert [entry["name"] for entry in json.loads(answer.content)["entries"]] == ["Lakeside"]


def test_a_member_suggests_under_the_name_they_choose_and_nobody_reads_it(world: World) -> None:
    ada = client_of(world.people["ada"])  # Heron in the kitchen, Willow in the garden
    page = text_of(ada, "/guide/suggest/")
    assert "Heron" in page
    assert "Willow" in page
    willow = Alias.objects.get(name="Willow")
    answer = ada.post("/guide/suggest/", {**LAKE, "as": willow.public_id})
    assert (answer.status_code, answer["Location"]) == (303, "/guide/suggest/?sent=1")
    entry = Entry.objects.get()
    assert (entry.state, entry.suggested_by) == (EntryState.SUGGESTED, willow)
    assert client_of(None).get(f"/e/{entry.public_id}/").status_code == 404
    guide_page = text_of(_as_guide(world), f"/e/{entry.public_id}/keep/")
    assert "Willow" in guide_page
    assert "Heron" not in guide_page


def test_a_name_that_is_not_ones_own_suggests_nothing_as_somebody_else(world: World) -> None:
    lily = Alias.objects.get(name="Lily")
    client_of(world.people["nora"]).post("/guide/suggest/", {**LAKE, "as": lily.public_id})
    assert Entry.objects.get().suggested_by != lily


def test_a_refused_suggestion_comes_back_with_its_words(world: World) -> None:
    answer = client_of(world.people["ben"]).post("/guide/suggest/", {**LAKE, "link": "http://lake.example.org"})
    page = answer.content.decode()
    assert "https://" in page
    assert str(LAKE["what"]) in page
    assert not Entry.objects.exists()


def test_a_guide_works_through_what_waits(world: World) -> None:
    entry = a_place(world, listed=False)
    mia = _as_guide(world)
    page = text_of(mia, "/guide/keep/")
    assert "You keep the guide as Maple." in page
    assert f"/e/{entry.public_id}/keep/" in page
    mia.post(f"/e/{entry.public_id}/keep/do/", {"do": "list"})
    say_not_right(entry, "It moved.", by=world.nora)
    assert "It moved." in text_of(mia, "/guide/keep/")
    mia.post(f"/guide/keep/remarks/{Remark.objects.get().public_id}/done/")
    assert not Remark.objects.exists()
    mia.post(f"/e/{entry.public_id}/keep/", {**LAKE, "name": "Lakeside Evenings", "countries": "GB, IE"})
    shown = text_of(client_of(None), f"/e/{entry.public_id}/")
    assert "Lakeside Evenings" in shown
    assert "Ireland" in shown
    for name in ("Maple", "Lily", "Kidney Kitchen"):
        assert name not in shown
    mia.post(f"/e/{entry.public_id}/keep/do/", {"do": "take-out"})
    assert client_of(None).get(f"/e/{entry.public_id}/").status_code == 404
    assert "took it out" in text_of(mia, f"/e/{entry.public_id}/keep/")


def test_who_doesnt_guide_finds_nothing_of_it(world: World) -> None:
    entry = a_place(world)
    for who in ("ada", "ben", "otto"):
        client = client_of(world.people[who])
        assert client.get("/guide/keep/").status_code == 404
        assert client.get(f"/e/{entry.public_id}/keep/").status_code == 404
        assert client.post(f"/e/{entry.public_id}/keep/do/", {"do": "take-out"}).status_code == 404
    assert listed()


def test_founders_say_for_whom_their_community_is(world: World) -> None:
    path = f"/c/{world.kitchen.public_id}/in-the-guide/"
    ada = client_of(world.people["ada"])
    assert "shown on the front page" in text_of(ada, path)
    change(world.kitchen, is_listed=True)
    assert ada.post(path, {"conditions": "kidney disease, dialysis", "stands": ["lives_with"]}).status_code == 303
    assert Entry.objects.get().conditions == ["kidney disease", "dialysis"]
    assert "See how it stands" in text_of(ada, path)
    assert client_of(world.people["ben"]).post(path, {"conditions": "x"}).status_code in (403, 404, 409)


def test_pages_of_the_directory_are_kept_out_of_search_engines(world: World) -> None:
    entry = a_place(world)
    for path in ("/guide/", f"/e/{entry.public_id}/", "/guide/directory.json"):
        assert "noindex" in client_of(None).get(path)["X-Robots-Tag"]


def test_markup_of_an_entry_is_text(world: World) -> None:
    entry = a_place(world)
    Entry.objects.filter(pk=entry.pk).update(name="<img src=x onerror=a()>", what="<script>b()</script>", version=7)
    for path in ("/guide/", f"/e/{entry.public_id}/"):
        page = text_of(client_of(None), path)
        assert "<img src=x" not in page
        assert "<script>b" not in page


def _as_guide(world: World) -> Client:
    appoint_guide(guide_of(world))
    return client_of(world.people["mia"])
