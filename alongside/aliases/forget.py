"""Aliases' part in erasure."""

from alongside.aliases.models import Alias, State
from alongside.aliases.name import retire_name
from alongside.communities.found import raise_version
from alongside.core.ids import new_public_id
from alongside.core.writing import writing


def forget_alias(alias: Alias) -> None:
    """Leave nothing of the alias but its place: from the next answer on it is "a former member".

    It publishes nothing: several such events in a row would tell that these aliases were one person.
    """
    with writing():
        if alias.state != State.FORMER:
            retire_name(alias)
        Alias.objects.filter(pk=alias.pk).update(
            name="", skeleton=f"former {alias.public_id}", state=State.FORMER, seed=new_public_id(), portrait="",
            about="", pronouns="", lives_with=False, cares_for=False, lost_someone=False, works_with=False,
            is_own_name=False,
        )  # fmt: skip
        raise_version(alias.community_id)
