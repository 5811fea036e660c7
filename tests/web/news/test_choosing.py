"""Choosing what comes by mail, through its page."""

from datetime import date, timedelta

from django.test import Client

from alongside.accounts.addresses import ProvenAddress, add_address
from alongside.accounts.preferences import change_preferences
from alongside.accounts.proof import RecentProof
from alongside.core import clock
from alongside.mailroom.standing import find_rest, rest_mail
from alongside.notify.choice import Hours
from alongside.notify.choose import Choice, choose_mail, mail_choice_of
from alongside.notify.kinds import Kinds
from alongside.notify.models import MailChoice
from tests.web.as_person import client_of
from tests.world import World


def path(world: World) -> str:
    return f"/c/{world.kitchen.public_id}/news/"


def test_a_member_chooses_how_much_when_and_how_discreetly(world: World, nora: Client) -> None:
    change_preferences(by=world.people["nora"], zone="Europe/Madrid")
    sent = {"mail": "weekly", "who": "mine", "hour": "18", "weekday": "4", "quiet_from": "22", "quiet_to": "7"}
    assert nora.post(path(world), sent).status_code == 303
    assert mail_choice_of(world.nora) == Choice("weekly", False, None, Hours("Europe/Madrid", 18, 4, (22, 7)))
    page = nora.get(path(world)).text
    assert 'value="weekly" checked' in page
    assert '<option value="18" selected>' in page
    assert "Europe/Madrid" in page
    nora.post(path(world), {**sent, "who": "unsure", "quiet_from": "", "quiet_to": ""})
    assert mail_choice_of(world.nora).discreet
    assert mail_choice_of(world.nora).hours.quiet is None


def test_others_and_strangers_find_nothing_there(world: World) -> None:
    for person in (None, world.people["otto"]):
        assert client_of(person).get(path(world)).status_code == 404
        assert client_of(person).post(path(world), {"mail": "every"}).status_code in (403, 404)


def test_what_is_not_offered_is_refused_and_what_was_chosen_stays_on_the_page(world: World, nora: Client) -> None:
    for wrong in ({"hour": "25"}, {"hour": "x"}, {"quiet_from": "22", "quiet_to": ""}, {"mail": "hourly"}):
        sent = {"mail": "daily", "who": "mine", "hour": "8", "weekday": "0"} | wrong
        answer = nora.post(path(world), sent)
        assert answer.status_code == 422, wrong
    assert mail_choice_of(world.nora).mail == "nothing"


def test_half_of_the_quiet_hours_is_asked_about_where_it_is_missing(world: World, nora: Client) -> None:
    sent = {"mail": "weekly", "who": "mine", "hour": "8", "weekday": "3", "quiet_to": "7"}
    for begins in ("", "7"):
        answer = nora.post(path(world), sent | {"quiet_from": begins})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert 'id="quiet-error"' in page
        assert 'id="mail-error"' not in page
        assert page.count('<option value="7" selected>') == (2 if begins else 1)


def test_mail_rests_until_a_day_and_goes_on_when_one_likes(world: World, nora: Client) -> None:
    choose_mail(by=world.nora, mail="every", quiet=None)
    day = clock.today() + timedelta(days=9)
    nora.post(path(world) + "pause/", {"until": day.isoformat()})
    assert mail_choice_of(world.nora).paused_until == day
    assert "Go on now" in nora.get(path(world)).text
    nora.post(path(world) + "pause/", {"end": "1"})
    assert mail_choice_of(world.nora).paused_until is None
    for wrong in ("soon", "", date(2020, 1, 1).isoformat()):
        assert nora.post(path(world) + "pause/", {"until": wrong}).status_code == 422
    assert mail_choice_of(world.nora).paused_until is None


def test_whose_mail_came_back_is_told_and_can_try_again(world: World, nora: Client) -> None:
    choose_mail(by=world.nora, mail="every", quiet=None)
    assert "Try again" not in nora.get(path(world)).text
    rest_mail(world.nora.member_id, because="bounces")
    assert "Mail to you came back to us" in nora.get(path(world)).text
    nora.post(path(world) + "again/")
    assert find_rest(world.nora.member_id) is None


def test_who_has_no_address_is_told_that_mail_needs_one(world: World, nora: Client) -> None:
    assert "Mail needs an address" in nora.get(path(world)).text
    add_address(ProvenAddress("nora@post.test"), by=RecentProof(world.people["nora"]))
    assert "Mail needs an address" not in nora.get(path(world)).text


def test_all_of_ones_mail_grows_quieter_at_once_and_louder_one_by_one(world: World) -> None:
    ada = client_of(world.people["ada"])
    garden = world.viewer("ada", world.garden)
    choose_mail(by=world.ada, mail="every", discreet=False, quiet=None)
    choose_mail(by=garden, mail="daily", discreet=False)
    page = ada.get("/you/mail/").text
    assert "Every post" in page
    assert "A letter a day" in page
    assert "Heron" not in page
    ada.post("/you/mail/", {"mail": "shared"})
    assert (mail_choice_of(world.ada).discreet, mail_choice_of(garden).discreet) == (True, True)
    ada.post("/you/mail/", {"mail": "mine"})
    assert (mail_choice_of(world.ada).discreet, mail_choice_of(garden).discreet) == (True, True)
    ada.post("/you/mail/", {"mail": "none"})
    assert (mail_choice_of(world.ada).mail, mail_choice_of(garden).mail) == ("nothing", "nothing")


def test_letters_move_along_when_one_says_where_ones_clock_is(world: World, nora: Client) -> None:
    choose_mail(by=world.nora, mail="daily", hour=8)
    nora.post("/you/look/", {"zone": "Asia/Tokyo", "view": "usual", "theme": "auto", "language": "en"})
    assert mail_choice_of(world.nora).hours == Hours("Asia/Tokyo", 8)
    letter_at = MailChoice.objects.get(pk=world.nora.alias_id).letter_at
    assert letter_at is not None
    assert letter_at.hour == 23


def test_who_chooses_by_mail_has_their_own_clock(world: World) -> None:
    change_preferences(by=world.people["nora"], zone="Asia/Tokyo")
    assert choose_mail(by=world.nora, mail="daily").hours.zone == "Asia/Tokyo"


def test_each_kind_of_news_comes_by_the_way_that_was_chosen(world: World, nora: Client) -> None:
    assert 'name="chats" value="mail" checked' in nora.get(path(world)).text
    sent = {"mail": "every", "who": "mine", "hour": "8", "weekday": "0", "quiet_from": "21", "quiet_to": "8"}
    chosen = {"chats": "page", "messages": "page", "most": "5", "gather": "60"}
    assert nora.post(path(world), sent | chosen).status_code == 303
    now = mail_choice_of(world.nora)
    assert (now.kinds, now.most, now.gather) == (Kinds(chats="page", messages="page"), 5, 60)
    assert 'name="chats" value="page" checked' in nora.get(path(world)).text
    for wrong in ({"chats": "pigeon"}, {"most": "1000"}, {"gather": "x"}):
        assert nora.post(path(world), sent | wrong).status_code == 422, wrong
    assert mail_choice_of(world.nora) == now


def test_quiet_hours_for_all_new_choices_stand_on_ones_own_page(world: World, nora: Client) -> None:
    assert nora.post("/you/mail/", {"mail": "mine", "quiet_from": "22", "quiet_to": "5"}).status_code == 303
    page = nora.get(path(world)).text
    assert page.count('<option value="22" selected>') == 1
    assert page.count('<option value="5" selected>') == 1
    assert choose_mail(by=world.nora, mail="every").hours.quiet == (22, 5)
    for begins, ends in (("22", ""), ("", "5"), ("99", "3"), ("7", "7")):
        answer = nora.post("/you/mail/", {"mail": "mine", "quiet_from": begins, "quiet_to": ends})
        assert answer.status_code == 422, (begins, ends)


def test_the_address_in_older_mails_leads_members_on_and_tells_others_nothing(world: World, nora: Client) -> None:
    older = f"/c/{world.kitchen.public_id}/mail/"
    assert nora.get(older).headers["Location"] == path(world)
    assert client_of(world.people["otto"]).get(older).status_code == 404
