"""Pages that are the same for everybody."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db


def test_the_page_of_promises_links_to_the_source_where_one_is_named(settings: Settings) -> None:
    assert "Its source" not in Client().get("/privacy/").content.decode()
    settings.SOURCE = "https://example.org/our-alongside"
    page = Client().get("/privacy/").content.decode()
    assert 'href="https://example.org/our-alongside"' in page


def test_the_help_page_stands_for_everybody_and_names_somebody_to_call() -> None:
    page = Client().get("/help/").content.decode()
    assert 'href="tel:988"' in page
    assert "116 111" in page
