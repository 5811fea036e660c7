"""format=flowed (RFC 3676): lines that a mail program wrapped for old screens, made whole again."""


def unwrap(text: str, *, delsp: bool = False) -> str:
    """Joins the soft-broken lines of a flowed text, each quote depth for itself, and undoes space-stuffing."""
    done: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        depth, words = _quote_depth(line)
        if words.startswith(" "):
            words = words[1:]
        is_signature = words == "-- "
        soft = words.endswith(" ") and not is_signature
        if soft and delsp:
            words = words[:-1]
        if open_depth == depth and not is_signature:
            done[-1] += words
        else:
            done.append(">" * depth + (" " if depth else "") + words)
        open_depth = depth if soft else -1
    return "\n".join(done)


def _quote_depth(line: str) -> tuple[int, str]:
    depth = len(line) - len(line.lstrip(">"))
    return depth, line[depth:]
