"""Reading one mail from a line: to the one ending that counts, with caps on its lines and its size."""

from asyncio import LimitOverrunError, StreamReader

END = b".\r\n"


class TooMuch(Exception):
    """The mail was read to its end and thrown away, because it is larger than we take."""


class LineTooLong(Exception):
    """The mail was read to its end and thrown away, because one of its lines is longer than we take."""


async def read_mail(reader: StreamReader, *, most: int) -> bytes:
    """The bytes of a mail, without the dots that only SMTP needs.

    Nothing but CR LF, a dot and CR LF ends it. Who believes otherwise could smuggle a second mail inside the first.
    """
    mail = bytearray()
    trouble: type[Exception] | None = None
    size, inside = 0, False  # inside a line whose beginning was thrown away
    while True:
        try:
            line = await reader.readuntil(b"\r\n")
        except LimitOverrunError as longer:
            size += len(await reader.read(longer.consumed))
            trouble, inside = trouble or LineTooLong, True
            mail.clear()
            continue
        if line == END and not inside:
            break
        size += len(line)
        if size > most:
            trouble = TooMuch
            mail.clear()
        if trouble is None:
            mail += line[1:] if line.startswith(b".") else line
        inside = False
    if trouble:
        raise trouble
    return bytes(mail)
