"""What hosts decide, and whom they ask, by mail in Spanish: no English sentence, whoever set it off."""

from datetime import timedelta

import pytest

from alongside.communities.found import change
from alongside.communities.mail_name import change_mail_name
from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.hosting.case import spoken_in
from alongside.hosting.crisis.lines import choose_country
from alongside.hosting.decisions.members import pause_member
from alongside.hosting.decisions.words import (
    ask_to_change,
    bring_post_back,
    hold_post,
    mask_passages,
    release_post,
    remove_post,
    unmask,
)
from alongside.hosting.duty.rota import take_hours
from alongside.hosting.models import Case
from alongside.hosting.pairs.looked import tell_those_looked_behind
from alongside.memberships.models import Membership, Stage
from alongside.notify.choose import choose_mail
from tests.hosting.crisis.scene import START, after
from tests.hosting.pairs.agreeing import agreed, alias_of
from tests.hosting.welcome.people import hello, offers
from tests.mail.post_office import ADDRESSES, became, letters_to, mail
from tests.mail.test_in_spanish import english_in, sent
from tests.world import World

pytestmark = pytest.mark.django_db
BEN, NORA = ADDRESSES["ben"], ADDRESSES["nora"]
HEAVY = "Quiero morir. No sé a quién más decírselo."
WHY = "Un motivo."


@pytest.fixture
def cocina(posts: World) -> World:
    """The kitchen speaks Spanish, and Ben reads there by mail."""
    change(posts.kitchen, name="Cocina", language="es", guidelines="Trata bien a la gente.", mail_wait=0)
    change_mail_name(posts.kitchen, "cocina")
    choose_mail(by=posts.ben, mail="every", discreet=False, quiet=None)
    return posts


def test_whoever_hosts_decided_about_reads_why_in_spanish(cocina: World) -> None:
    mia = cocina.mia
    held, masked, removed, changed = (
        cocina.post("Ajo", f"Unas palabras. Y algo más, {number}.", by="ben") for number in range(4)
    )
    hold_post(held, by=mia, because=WHY)
    release_post(held, by=mia, because=WHY)
    mask_passages(masked, ["Y algo más, 1."], by=mia, because=WHY)
    unmask(masked, by=mia, because=WHY)
    remove_post(removed, by=mia, because=WHY)
    bring_post_back(removed, by=mia, because=WHY)
    ask_to_change(changed, by=mia, because=WHY)
    pause_member(alias_of(cocina, "ben"), by=mia, how_long="day", because=WHY)
    run_until_empty()
    statements = [said.text for case in Case.objects.filter(by=cocina.ben.member_id) for said in spoken_in(case)]
    assert len(statements) == 8
    assert english_in([*statements, *sent(BEN)]) == {}
    assert sent(BEN)


def test_what_took_two_is_said_in_spanish(cocina: World) -> None:
    agreed(cocina, "break-glass", alias_of(cocina, "ben"))
    then = clock.now() + timedelta(days=15)
    clock.set_clock(lambda: then)
    tell_those_looked_behind()
    agreed(cocina, "let-go", alias_of(cocina, "ben"))
    run_until_empty()
    assert letters_to("ben")[0].subject == "Quienes acogen miraron quién eres"
    assert english_in([one.replace("It happened twice.", "") for one in sent(BEN)]) == {}


def test_words_of_danger_are_met_in_spanish_on_both_sides(cocina: World) -> None:
    clock.set_clock(lambda: START)
    take_hours(by=cocina.mia, kind="host", weekday=0, begins=9, ends=20, zone="UTC")
    choose_country("MX", by=cocina.people["nora"])
    assert became(mail("nora", "cocina", HEAVY, subject="Esta noche")) == "acted: posted"
    after(0)
    (card,) = letters_to("nora")
    assert "llama al 911" in card.text
    (asked,) = letters_to("mia")
    assert "15 minutos" in asked.text
    assert english_in([*sent(NORA), *sent(ADDRESSES["mia"])]) == {}


def test_somebody_new_is_welcomed_and_held_in_spanish(cocina: World) -> None:
    offers(cocina.ben, by_mail=True)
    hello(cocina, "Hola a todo el mundo.", title="Hola")
    run_until_empty()
    assert any("¿Te gustaría saludar?" in one for one in sent(BEN))
    Membership.objects.filter(pk=cocina.nora.alias_id).update(stage=Stage.NEW)
    sale = "Este té cura la insuficiencia renal. Escríbeme y te digo dónde comprarlo."
    assert became(mail("nora", "cocina", sale, subject="Té"))
    assert any("alguien que acoge mira tu correo" in one for one in sent(NORA))
    assert english_in([*sent(BEN), *sent(NORA)]) == {}
