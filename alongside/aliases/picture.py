"""Where an alias's picture is found: drawn from its seed, or its own photo."""

from alongside.aliases.models import Alias


def picture_path(alias: Alias) -> str:
    """The path of the picture; it changes when the picture does, so that browsers may keep it."""
    return f"/a/{alias.public_id}/picture/{alias.portrait or alias.seed[:8]}"
