"""Renders every macro with sample content, to be looked at: `python tests/gallery/render.py FOLDER`."""

# ruff: noqa: E402, TID251, E501 - it sets Django up for itself, and its samples are long

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace as Plain

import django
from django import forms
from django.conf import settings

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
into = Path(sys.argv[1]).resolve()
sys.path.insert(0, str(ROOT))
settings.configure(
    PACKAGE=ROOT / "alongside",
    STATIC_SOURCE=ROOT / "alongside" / "static",
    STATIC_BUILT=into,
    STATIC_URL="",
    SECRET_KEY="gallery",
    USE_TZ=True,
    FORM_RENDERER="alongside.web.jinja.FormRenderer",
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.jinja2.Jinja2",
            "DIRS": [ROOT / "alongside" / "templates", HERE / "pages"],
            "OPTIONS": {"environment": "alongside.web.jinja.environment"},
        }
    ],
)
django.setup()

from django.template import engines
from markupsafe import Markup

from alongside.web.frame import Frame
from alongside.web.static_build import build


class Sample(forms.Form):
    """One field of each sort, two of them wrong."""

    name = forms.CharField(label="What shall people here call you?", help_text="You can use your own name; many don't.")
    mail = forms.EmailField(
        label="Your mail address",
        error_messages={"invalid": "That doesn't look like a mail address. Could there be a space in it?"},
    )
    code = forms.CharField(label="The code from the mail", required=False)
    shared = forms.BooleanField(label="This is a shared device", required=False)
    place = forms.ChoiceField(
        label="Which of these fits?",
        choices=[("with", "I live with it"), ("for", "I care for someone"), ("lost", "I lost someone")],
        widget=forms.RadioSelect,
    )


def picture(name: str, hue: int, shape: str) -> str:
    """A stand-in for a drawn alias picture, as a file of its own."""
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="oklch(0.86 0.05 {hue})"/>'
        f'<path d="{shape}" fill="oklch(0.5 0.06 {hue + 40})"/></svg>'
    )
    (into / f"{name}.svg").write_text(text)
    return f"{name}.svg"


def main() -> None:
    """Write every page of the gallery."""
    into.mkdir(parents=True, exist_ok=True)
    build(settings.STATIC_SOURCE, into)
    now = datetime.now(UTC)
    heron = Plain(
        name="Heron",
        picture=picture("heron", 200, "M20 6C34 14 32 30 20 34 8 30 6 14 20 6z"),
        roles=["lives with it"],
        url="#",
    )
    lily = Plain(
        name="Lily of the Lane",
        picture=picture("lily", 130, "M0 26c8-8 14 6 22-2s12-2 18 0v16H0z"),
        roles=["cares for someone", "host"],
        url="#",
    )
    frame = Frame(
        signed_in=True,
        here="communities",
        alias_name="Heron",
        alias_picture=heron.picture,
        community_name="Kidney Kitchen",
        readers="Members of Kidney Kitchen can read this.",
    )
    context = {
        "now": now,
        "ago": lambda **k: now - timedelta(**k),
        "heron": heron,
        "lily": lily,
        "frame": frame,
        "csrf_input": Markup('<input type="hidden" name="csrfmiddlewaretoken" value="x">'),
        "html": Markup,
        "form": Sample({"name": "Heron", "mail": "heron@ example", "place": "for"}),
    }
    extra = {
        "bad_day": {"frame": Frame(signed_in=True, view="bad-day")},
        "doorway": {"frame": Frame(explain_leaving=True)},
        "thread_contrast": {"frame": Frame(**{**frame.__dict__, "view": "high-contrast"})},
        "thread_rtl": {"frame": Frame(**{**frame.__dict__, "direction": "rtl", "language": "ar"})},
    }
    for path in sorted((HERE / "pages").glob("*.html")):
        text = engines["jinja2"].get_template(path.name).render({**context, **extra.get(path.stem, {})})
        (into / path.name).write_text(text)
    for name in ("not_found", "broken", "offline", "refused"):
        text = (
            engines["jinja2"]
            .get_template(f"errors/{name}.html")
            .render(
                {
                    **context,
                    "why": "This conversation was closed while you were writing.",
                    "words": ["Thank you, Lily. I slept after all."],
                }
            )
        )
        (into / f"error_{name}.html").write_text(text)


main()
