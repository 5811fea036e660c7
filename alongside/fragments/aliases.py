"""How an alias shows up: name, picture, what it tells."""

from dataclasses import dataclass

from alongside.aliases.models import Alias, State
from alongside.aliases.picture import picture_path
from alongside.fragments.words import TELLS, name_of, told


@dataclass(frozen=True)
class Shown:
    """An alias for the macros of parts/alias.html."""

    name: str
    picture: str
    url: str
    roles: tuple[str, ...] = ()


def shown(alias: Alias, *, role: str = "", linked: bool = True) -> Shown:
    """The alias as members see it, or unlinked as strangers do."""
    words = told(tuple(getattr(alias, name) for name in TELLS), role, alias.state)
    url = f"/a/{alias.public_id}/" if linked and alias.state != State.FORMER else ""
    return Shown(
        name_of(alias.name, alias.state), picture_path(alias.public_id, alias.portrait, alias.seed), url,
        (words,) if words else (),
    )  # fmt: skip
