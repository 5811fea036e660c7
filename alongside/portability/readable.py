"""The pages of a person's export: plain HTML that opens in any browser, with nothing fetched from anywhere."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy"
      content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:">
<title>{title}</title>
<style>
body {{ font: 1.125rem/1.6 ui-serif, Charter, Georgia, serif; max-width: 62ch; margin: 2rem auto; padding: 0 1rem }}
article {{ border-block-start: 1px solid; padding-block: 1rem }}
.said {{ white-space: pre-wrap; overflow-wrap: anywhere }}
.small {{ font-size: .9rem }}
</style>
<h1>{title}</h1>
{body}
</html>
"""


def readable_account(everything: Mapping[str, Any]) -> str:
    """The first page: the account, and the way to each community."""
    account = everything["account"]
    told = {
        _("Here since"): account["joined_on"],
        _("Language"): account["language"],
        _("Time zone"): account["time_zone"],
        _("Mail addresses"): ", ".join(one["address"] for one in account["addresses"]),
        _("Passkeys"): ", ".join(one["label"] or _("one passkey") for one in account["passkeys"]),
        _("Signed in on"): ", ".join(one["device"] for one in account["sessions"]),
    }
    agreed = [
        _("You agreed on %(day)s (%(what)s).") % {"day": one["given_on"], "what": one["kind"]}
        for one in account["consents"]
    ]
    links = [
        f'<li><a href="community-{number}.html">{escape(one["community"]["name"])}</a></li>'
        for number, one in enumerate(everything["communities"], 1)
    ]
    body = _list(told) + _paragraphs(agreed) + f"<h2>{escape(_('Your communities'))}</h2><ul>{''.join(links)}</ul>"
    return _page(_("What is yours"), body)


def readable_community(one: Mapping[str, Any]) -> str:
    """One community: who one is there, and everything one said."""
    alias = one["alias"]
    told = {_("Your name there"): alias["name"], _("Pronouns"): alias["pronouns"], _("About you"): alias["about"]}
    parts = [
        _list(told),
        _section(_("What you said you can welcome people with"), _offered(one.get("welcome"))),
        _section(_("What you said"), (_said(post["text"], post["at"], post.get("title", "")) for post in one["posts"])),
        _section(_("What you wrote to friends"), map(_conversation, one.get("private_conversations", ()))),
        _section(_("How you know people here"), _vouched(one.get("vouches"), "given")),
        _section(_("How people here know you"), _vouched(one.get("vouches"), "received")),
        _section(_("Not said yet"), (_said("\n\n".join(d["words"].values()), d["day"]) for d in one["drafts"])),
        _section(_("What you wrote ahead for chats"), _ahead(one.get("chats"))),
        _section(_("What you told the hosts"), (_said(word["text"], word["at"]) for word in one["words_to_hosts"])),
        _section(_("Your pictures"), map(_picture, one["pictures"])),
        _section(_("Your documents"), map(_document, one["documents"])),
    ]
    return _page(one["community"]["name"], "".join(parts))


def _ahead(chats: Mapping[str, Any] | None) -> Iterator[str]:
    """Answers that wait for their question, each under the day of its chat."""
    return (_said(word["text"], word["begins"]) for word in (chats or {}).get("written_ahead", ()))


def _conversation(one: Mapping[str, Any]) -> str:
    words = (_said(word["text"], word["at"]) for word in one["words"] if word["text"])
    return f"<h3>{escape(_('To a friend'))}</h3>{''.join(words)}"


def _vouched(vouches: Mapping[str, Any] | None, which: str) -> Iterator[str]:
    for one in (vouches or {}).get(which, ()):
        yield f"<p>{escape(one if which == 'received' else one['words'])}</p>"


def _offered(offer: Mapping[str, Any] | None) -> Iterator[str]:
    if offer:
        begins, ends = offer["awake"]
        hours = _("Up from %(begins)s to %(ends)s in %(zone)s")
        words = [offer["topics"], hours % {"begins": begins, "ends": ends, "zone": offer["zone"]}]
        yield _paragraphs(word for word in [*words, ", ".join(offer["languages"])] if word)


def _page(title: str, body: str) -> str:
    direction = "rtl" if get_language_bidi() else "ltr"
    return PAGE.format(title=escape(title), body=body, language=get_language() or "en", direction=direction)


def _list(told: Mapping[str, str]) -> str:
    lines = (f"<li>{escape(name)}: {escape(value)}</li>" for name, value in told.items() if value)
    return f"<ul>{''.join(lines)}</ul>"


def _paragraphs(lines: Iterable[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _section(title: str, articles: Iterable[str]) -> str:
    body = "".join(articles)
    return f"<h2>{escape(title)}</h2>{body}" if body else ""


def _said(text: str, at: str, title: str = "") -> str:
    heading = f"<h3>{escape(title)}</h3>" if title else ""
    moment = escape(at[:16].replace("T", " "))
    return f'<article>{heading}<p class="small">{moment}</p><div class="said" dir="auto">{escape(text)}</div></article>'


def _picture(picture: Mapping[str, str]) -> str:
    words = escape(picture["alternative"])
    return f'<article><img src="{escape(picture["file"])}" alt="{words}" width="480"><p>{words}</p></article>'


def _document(document: Mapping[str, Any]) -> str:
    name, kind = escape(document["file"]), escape(document["file"].rpartition(".")[2].upper())
    return f'<article><p><a href="{name}">{kind}</a>, {escape(document["day"])}</p></article>'
