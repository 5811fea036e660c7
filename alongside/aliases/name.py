"""Giving a name, changing it, and letting it go."""

from typing import Unpack

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from alongside.aliases.errors import NameTaken
from alongside.aliases.events import AliasChanged, AliasRenamed
from alongside.aliases.models import Alias, PastName, State, Told
from alongside.communities.found import raise_version
from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.events import publish
from alongside.core.ids import new_public_id
from alongside.core.names import check_name, skeleton
from alongside.core.sealing import blind
from alongside.core.writing import writing


def create_alias(community: Community, *, name: str, state: str = State.HERE, **told: Unpack[Told]) -> Alias:
    """Make an alias; refuses a name that is taken, was given up here, or looks like another's."""
    name = check_name(name)
    with writing():
        _refuse_past_name(community.pk, skeleton(name))
        month = clock.today().replace(day=1)
        try:
            with transaction.atomic():
                return Alias.objects.create(
                    community=community, name=name, skeleton=skeleton(name), state=state, month=month, **told
                )
        except IntegrityError as taken:
            raise _taken() from taken


def check_free(community: Community, name: str) -> str:
    """The name as it would be shown, or why it can't be taken here; nothing is kept or reserved."""
    name = check_name(name)
    looks = skeleton(name)
    _refuse_past_name(community.pk, looks)
    if Alias.objects.filter(community=community, skeleton=looks).exists():
        raise _taken()
    return name


def rename(alias: Alias, *, name: str) -> Alias:
    """Change the name for good: nobody else may take the old one, and no page shows it from now on."""
    name = check_name(name)
    if name == alias.name:
        return alias
    with writing():
        if skeleton(name) != alias.skeleton:
            _refuse_past_name(alias.community_id, skeleton(name))
            retire_name(alias)
        try:
            with transaction.atomic():
                Alias.objects.filter(pk=alias.pk).update(name=name, skeleton=skeleton(name), seed=new_public_id())
        except IntegrityError as taken:
            raise _taken() from taken
        raise_version(alias.community_id)
        publish(AliasRenamed(alias.pk))
    alias.refresh_from_db()
    return alias


def tell(alias: Alias, **told: Unpack[Told]) -> Alias:
    """Change what the alias says of itself, without remark to anybody."""
    with writing():
        Alias.objects.filter(pk=alias.pk).update(**told)
        raise_version(alias.community_id)
        publish(AliasChanged(alias.pk))
    alias.refresh_from_db()
    return alias


def let_go(alias: Alias) -> None:
    """Leave under one's name: it stays on the words that stay. Whoever wants it gone is forgotten (`forget`)."""
    with writing():
        Alias.objects.filter(pk=alias.pk).update(state=State.LEFT, about="", pronouns="")
        raise_version(alias.community_id)


def _hashed(community_id: int, looks: str) -> bytes:
    return blind(f"{community_id}|{looks}", "past name")


def _refuse_past_name(community_id: int, looks: str) -> None:
    if PastName.objects.filter(community_id=community_id, hashed=_hashed(community_id, looks)).exists():
        raise _taken()


def retire_name(alias: Alias) -> None:
    """Let nobody in the community take this name any more."""
    past = PastName(community_id=alias.community_id, hashed=_hashed(alias.community_id, alias.skeleton))
    PastName.objects.bulk_create([past], ignore_conflicts=True)


def _taken() -> NameTaken:
    return NameTaken(_("Somebody here has that name, or one that looks like it. Please choose another."))
