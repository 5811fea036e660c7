"""`alongside doctor`: what is well, what is wrong, and what to do."""

import argparse
from typing import TYPE_CHECKING

from alongside.cli import start_django

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alongside.core.doctor.finding import Finding


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to look at, how much to say, and whether to try again what failed."""
    parser.add_argument("what", nargs="?", choices=("house", "mail"), default="house", help="the house, or its mail")
    parser.add_argument("--quiet", action="store_true", help="say only what is wrong")
    parser.add_argument("--again", action="store_true", help="first let jobs that were put aside run again")
    parser.add_argument("--dkim", default="", metavar="NAME", help="mail: the selector of our DKIM key")
    parser.add_argument("--read", action="store_true", help="mail: print what was written to postmaster@ and abuse@")


def run(chosen: argparse.Namespace) -> int:
    """Say what was found; 1 when something needs doing now."""
    start_django()
    from alongside.core.parked import let_run_again

    if chosen.again:
        print(f"Run again: {let_run_again()} jobs that were put aside.")
    if chosen.read:
        return _read()
    urgent = False
    for found in _look(chosen):
        if found.trouble:
            urgent = urgent or found.urgent
            print(f"{'WRONG' if found.urgent else 'Look '}  {found.looked_at}: {found.trouble}\n       {found.remedy}")
        elif not chosen.quiet:
            print(f"Well   {found.looked_at}")
    return 1 if urgent else 0


def _look(chosen: argparse.Namespace) -> "Iterator[Finding]":
    from alongside.core.doctor.look import LOOKS, look_over
    from alongside.guide.checkup import directory
    from alongside.guide.questions.checkup import questions_to_the_guide
    from alongside.hosting.crisis.checkup import lines_to_call
    from alongside.mail.checkup.look import look_over_mail
    from alongside.sources.checkup import looking_up
    from alongside.speech.checkup import phrases

    if chosen.what == "mail":
        return look_over_mail(selector=chosen.dkim)
    return look_over((*LOOKS, looking_up, lines_to_call, phrases, questions_to_the_guide, directory))


def _read() -> int:
    """Print the mails that wait for the operator; they are let go of then."""
    from alongside.core.mailtext.reading import read_mail
    from alongside.mailroom.for_operator import take_mail_for_operator

    waiting = take_mail_for_operator()
    for raw in waiting:
        mail = read_mail(raw)
        print(f"From: {mail.head.address}\nSubject: {mail.head.subject}\n\n{mail.text.strip()}\n{'-' * 60}")
    print(f"Mails to postmaster@ and abuse@: {len(waiting)}")
    return 0
