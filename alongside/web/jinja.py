"""The Jinja2 environment of all pages, and the renderer that gives Django's forms our field templates."""

from datetime import date, datetime, tzinfo
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import django.forms
import jinja2
from django.conf import settings
from django.forms.renderers import BaseRenderer
from django.template.backends.jinja2 import Jinja2, Template
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from markupsafe import Markup

from alongside.core import clock
from alongside.fragments import times
from alongside.web.static_build import static

WIDGETS = Path(django.forms.__file__).parent / "jinja2"


class FormRenderer(BaseRenderer):
    """Renders Django forms with our own field: label, help, answer, what went wrong."""

    form_template_name = "parts/form.html"
    field_template_name = "parts/form_field.html"

    @cached_property
    def engine(self) -> Jinja2:
        """A backend of its own, because Django's widgets ask for attributes that may be missing."""
        folders = [settings.PACKAGE / "templates", WIDGETS]
        options = {"environment": "alongside.web.jinja.lenient_environment"}
        return Jinja2({"APP_DIRS": False, "DIRS": folders, "NAME": "forms", "OPTIONS": options})

    def get_template(self, template_name: str) -> Template:
        """One of our field templates, or Django's own widget."""
        return self.engine.get_template(template_name)


def environment(**options: Any) -> jinja2.Environment:
    """The environment of all pages: a name that a view forgot is an error, not an empty place."""
    return lenient_environment(**{**options, "undefined": jinja2.StrictUndefined})


def lenient_environment(**options: Any) -> jinja2.Environment:
    """The same with missing names left empty: translation, and a few globals."""
    own = {**options, "trim_blocks": True, "lstrip_blocks": True, "extensions": ["jinja2.ext.i18n"]}
    made = jinja2.Environment(**{**own, "autoescape": True})  # noqa: S701 - it is on, in the dictionary
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    made.globals.update(url=url, static=static, icon=icon, when=when, day=day)
    return made


def url(name: str, *args: object, **kwargs: object) -> str:
    """The path of a named page."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def day(on: date) -> str:
    """A day in words, as the reader's language writes it."""
    return date_format(on, "DATE_FORMAT")


@cache
def icon(name: str) -> Markup:
    """A drawing for the words beside it; it is never read aloud and never stands alone."""
    text = (settings.STATIC_SOURCE / "icons" / f"{name}.svg").read_text().strip()
    text = text.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
    return Markup(text)  # noqa: S704 - our own file


def when(at: datetime, to: str = "member") -> Markup:
    """The moment in words: to a "member" by the minute, to a "stranger" (or wherever minutes hurry) by the week."""
    zone = timezone.get_current_timezone()
    return _said(at, to, clock.now().astimezone(zone).date(), zone, get_language())


@lru_cache(maxsize=2048)
def _said(at: datetime, to: str, today: date, zone: tzinfo, language: str | None) -> Markup:
    """Kept for as long as the day lasts, because a page of fifty posts says fifty moments each time it is read."""
    say = times.for_member if to == "member" else times.for_stranger
    said = say(at, today=today, zone=zone)
    if said.stamp is None:
        return Markup("<span>{}</span>").format(said.words)
    return Markup('<time datetime="{}">{}</time>').format(said.stamp, said.words)
