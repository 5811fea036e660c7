"""Where an alias's picture is found: drawn from its seed, or its own photo."""


def picture_path(public_id: str, portrait: str, seed: str) -> str:
    """The path of the picture; it changes when the picture does, so that browsers may keep it."""
    return f"/a/{public_id}/picture/{picture_version(portrait, seed)}"


def picture_version(portrait: str, seed: str) -> str:
    """What is another as soon as the picture is."""
    return portrait or seed[:8]
