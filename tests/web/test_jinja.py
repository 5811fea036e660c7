"""How pages are put together: fields tied to their help and errors, and the frame around them."""

from datetime import UTC, datetime

import pytest
from django import forms
from django.template import engines  # noqa: TID251 - they are what is tested here
from django.test import RequestFactory
from jinja2 import UndefinedError

from alongside.core import clock
from alongside.web.frame import frame_of, read_look, show_plainly, write_as
from alongside.web.jinja import icon, when


class Form(forms.Form):
    name = forms.CharField(label="Your name", help_text="Any name.")
    place = forms.ChoiceField(label="Where", choices=[("a", "Here"), ("b", "There")], widget=forms.RadioSelect)


def rendered(template: str, **context: object) -> str:
    return str(engines["jinja2"].from_string(template).render(context, RequestFactory().get("/communities/")))


def test_a_field_is_tied_to_its_help_and_to_what_went_wrong() -> None:
    page = str(Form({"name": ""}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'aria-invalid="true"' in page
    for answered in ('id="id_name_helptext"', 'id="id_name_error"', '<label for="id_name">Your name</label>'):
        assert answered in page


def test_choices_are_a_named_group_of_rows() -> None:
    page = str(Form({"name": "Heron", "place": "b"})["place"].as_field_group())
    assert "<legend>Where</legend>" in page
    assert page.count('<label class="choice"') == 2
    assert page.count(" checked") == 1


def test_what_people_write_is_escaped() -> None:
    assert "&lt;script&gt;" in str(Form({"name": "<script>"}))
    assert rendered("{{ words }}", words="<b>") == "&lt;b&gt;"


def test_a_name_the_view_forgot_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        rendered("{{ forgotten }}")


def test_a_page_says_as_whom_and_to_whom_one_writes() -> None:
    request = RequestFactory().get("/communities/")
    write_as(
        request, alias_name="Heron", alias_picture="/p.svg", community_name="Kitchen", readers="Members read this."
    )
    page = str(engines["jinja2"].get_template("layout.html").render({}, request))
    assert "Heron in Kitchen" in " ".join(page.split())
    assert "Members read this." in page


def test_a_plain_page_says_nothing_about_anybody() -> None:
    request = RequestFactory().get("/offline/", headers={"cookie": "look=dark.bad-day"})
    write_as(
        request, alias_name="Heron", alias_picture="/p.svg", community_name="Kitchen", readers="Members read this."
    )
    show_plainly(request)
    kept = frame_of(request)
    assert (kept.alias_name, kept.signed_in, kept.theme, kept.view) == ("", False, "", "")


@pytest.mark.parametrize(
    ("cookie", "look"),
    [
        ("dark.bad-day", ("dark", "bad-day")),
        ("", ("", "")),
        ("x.y", ("", "")),
        (".high-contrast", ("", "high-contrast")),
    ],
)
def test_only_a_known_look_is_taken(cookie: str, look: tuple[str, str]) -> None:
    assert read_look(cookie) == look


def test_an_icon_is_never_read_aloud() -> None:
    assert 'aria-hidden="true"' in icon("today")


def test_a_stranger_gets_no_machine_readable_time() -> None:
    at = datetime(2026, 3, 18, 8, 5, tzinfo=UTC)
    clock.set_clock(lambda: at)
    assert when(at, "stranger") == "<span>this week</span>"
    assert when(at) == '<time datetime="2026-03-18T08:05+00:00">today, 8:05 a.m.</time>'


@pytest.mark.parametrize(
    ("path", "here"), [("/", "today"), ("/c/x/", "communities"), ("/t/x/2/", "communities"), ("/help/", "")]
)
def test_a_page_belongs_to_one_of_the_four_words(path: str, here: str) -> None:
    assert frame_of(RequestFactory().get(path)).here == here
