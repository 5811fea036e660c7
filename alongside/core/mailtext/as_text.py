"""HTML as plain text, for those who seldom need it: the tree it is read with costs 8 MiB, loaded when first used."""


def to_text(html: str) -> str:
    """Returns the readable text of HTML, as `html.to_text` does."""
    from alongside.core.mailtext import html as reading  # here, because most that serves pages reads and writes no mail

    return reading.to_text(html)
