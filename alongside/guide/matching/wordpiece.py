"""A word as the rows of the table that make it up: itself, or the longest pieces of it that the model knows."""

from alongside.guide.matching.table import get_table

LONGEST = 30  # letters; nothing longer is a word


def rows_of(word: str) -> tuple[int, ...]:
    """The numbers of the rows; none for what the model can't spell."""
    table, rows, at = get_table(), [], 0
    word = word[:LONGEST]
    while at < len(word):
        for end in range(len(word), at, -1):
            row = table.find(("##" if at else "") + word[at:end])
            if row is not None:
                rows.append(row)
                at = end
                break
        else:
            return ()
    return tuple(rows)
