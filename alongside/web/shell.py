"""Pages of which all but a little is the same for many readers: rendered once with open places, then filled.

The template stays the one source of the page. What a page is made of besides its fills must be in its facts, with the
versions that rise when it changes; as whom one writes, the form's token and the once-key are open places already.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from html import escape
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from alongside.core.ids import new_public_id
from alongside.fragments.patterns import as_made, filled, pattern, place
from alongside.web.frame import Frame, frame_of

KEPT = 400  # pages of about 8 KB, without the words of people
TOKEN = as_made(f'<input type="hidden" name="csrfmiddlewaretoken" value="{place("token")}">')

_kept: OrderedDict[Hashable, str] = OrderedDict()


def answer(
    request: HttpRequest,
    template: str,
    context: Callable[[Frame], dict[str, Any]],
    *,
    facts: tuple[Hashable, ...] | None,
    fills: Mapping[str, str],
) -> HttpResponse:
    """The page, from what is kept ready where it is; `fills` are HTML that is safe already.

    Without facts nothing is kept.
    """
    frame = frame_of(request)
    is_open = replace(frame, alias_name=place("alias_name"), alias_picture=place("alias_picture"))
    asked = is_open if frame.alias_name else frame
    key = (template, asked, facts)
    made = _kept.get(key) if facts is not None else None
    if made is None:
        rendered = render_to_string(template, {"frame": asked, "csrf_input": TOKEN, **context(asked)})
        made = pattern(rendered, tight=facts is not None)
        if facts is not None:
            _keep(key, made)
    token = get_token(request) if "%(token)s" in made else ""
    own = {"alias_name": escape(frame.alias_name), "alias_picture": escape(frame.alias_picture), "token": token}
    return HttpResponse(filled(made, {**own, "once": new_public_id(), **fills}))


def _keep(key: Hashable, made: str) -> None:
    _kept[key] = made
    while len(_kept) > KEPT:
        _kept.popitem(last=False)
