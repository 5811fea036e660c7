"""Documents below posts: handed out to who may read the words, and opened by nobody's browser here."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from alongside.communities.found import change
from alongside.core.errors import NotFound
from alongside.hosting.decisions.words import remove_post
from alongside.media.access import documents_at
from alongside.media.models import Document
from alongside.threads.edit import edit
from alongside.threads.enclose import bring_document, enclose
from alongside.threads.errors import DocumentsNotTaken, TooManyDocuments
from alongside.threads.models import Post
from alongside.threads.saying import Words, place_of
from alongside.threads.withdraw import restore, withdraw
from tests.media.documents import plain_pdf, saved
from tests.web.threads.browsing import browse
from tests.world import World


@pytest.fixture(autouse=True)
def documents_are_taken(world: World) -> None:
    world.kitchen = change(world.kitchen, takes_documents=True)


def enclosed(world: World, *contents: bytes) -> tuple[Post, list[Document]]:
    """An answer of Ben's with these documents below it."""
    post = world.answer(world.thread(), "Here it is.", by="ben")
    documents = [bring_document(content, by=world.ben, community=world.kitchen) for content in contents]
    enclose(post, documents, by=world.ben)
    return post, documents


def address(document: Document) -> str:
    return f"/documents/{document.public_id}"


def test_a_document_stands_below_its_words_with_kind_and_size(world: World):
    post, documents = enclosed(world, saved(plain_pdf()), b"day;value\n1;2\n")
    page = browse(world, "nora").get(f"/t/{post.thread.public_id}/")
    links = re.findall(r'<li><a href="(/documents/\w+)">([^<]+)</a>', page)
    assert links == [
        (address(documents[0]), "Document 1: PDF, 1 kB"),
        (address(documents[1]), "Document 2: plain table, 1 kB"),
    ]
    assert page.index("Here it is.") < page.index(links[0][0])


def headers_of(world: World, document: Document) -> Any:
    return browse(world, "nora").client.get(address(document)).headers


def test_it_is_taken_along_under_a_name_of_ours_and_never_opened_here(world: World):
    _post, (pdf, table) = enclosed(world, saved(plain_pdf()), b"day;value\n1;2\n")
    headers = headers_of(world, pdf)
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"] == 'attachment; filename="document-1.pdf"'
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers_of(world, table)["Content-Disposition"] == 'attachment; filename="document-2.csv"'


def test_only_who_may_read_the_words_may_have_it(world: World):
    _post, (document,) = enclosed(world, b"Some words")
    for name in ("ben", "nora", "mia"):
        browse(world, name).get(address(document))
    browse(world).get(address(document), 404)
    browse(world, "otto").get(address(document), 404)


def test_before_it_belongs_to_a_post_it_is_its_owners_alone(world: World):
    document = bring_document(b"Some words", by=world.ben, community=world.kitchen)
    browse(world, "ben").get(address(document))
    browse(world, "nora").get(address(document), 404)


def test_it_goes_with_the_words_and_comes_back_with_them(world: World):
    post, (document,) = enclosed(world, b"Some words")
    path = f"/t/{post.thread.public_id}/"
    withdraw(post, by=world.ben)
    browse(world, "nora").get(address(document), 404)
    assert address(document) not in browse(world, "nora").get(path)
    assert address(document) not in browse(world, "ben").get(path)
    restore(post, by=world.ben)
    assert address(document) in browse(world, "nora").get(path)
    remove_post(post, by=world.mia, because="Why")
    browse(world, "nora").get(address(document), 404)
    assert address(document) not in browse(world, "nora").get(path)


def test_changed_words_keep_it_and_a_page_shown_before_shows_it_now(world: World):
    thread = world.thread()
    post, nora = world.answer(thread, "Here it is.", by="ben"), browse(world, "nora")
    assert "/documents/" not in nora.get(f"/t/{thread.public_id}/")
    enclose(post, [bring_document(b"Some words", by=world.ben, community=world.kitchen)], by=world.ben)
    assert "/documents/" in nora.get(f"/t/{thread.public_id}/")
    edit(post, by=world.ben, words=Words("Here is what I meant."))
    assert "/documents/" in nora.get(f"/t/{thread.public_id}/")
    enclose(post, [], by=world.ben)
    assert "/documents/" not in nora.get(f"/t/{thread.public_id}/")


def test_without_the_hosts_yes_no_document_is_received_or_shown(world: World):
    document = bring_document(b"Some words", by=world.ben, community=world.kitchen)
    post = world.answer(world.thread(), by="ben")
    closed = change(world.kitchen, takes_documents=False)
    post.thread.community = closed
    with pytest.raises(DocumentsNotTaken, match="hosts"):
        bring_document(b"Other words", by=world.ben, community=closed)
    with pytest.raises(DocumentsNotTaken):
        enclose(post, [document], by=world.ben)
    assert Document.objects.count() == 1


def test_nobody_encloses_in_somebody_elses_words_or_with_somebody_elses_document(world: World):
    post, (document,) = enclosed(world, b"Some words")
    with pytest.raises(NotFound):
        enclose(post, [document], by=world.nora)
    with pytest.raises(NotFound):
        enclose(world.answer(post.thread, by="nora"), [document], by=world.nora)
    with pytest.raises(NotFound):
        bring_document(b"Some words", by=world.viewer("otto", world.garden), community=world.kitchen)


def test_a_handful_has_room_below_one_post(world: World, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("alongside.threads.enclose.MOST_FOR_A_POST", 1)
    post, (document,) = enclosed(world, b"Some words")
    second = bring_document(b"Other words", by=world.ben, community=world.kitchen)
    with pytest.raises(TooManyDocuments, match="At most 1"):
        enclose(post, [document, second], by=world.ben)
    assert documents_at([place_of(post)]) == {place_of(post): [document]}


def test_a_page_without_documents_asks_nothing_more(world: World, django_assert_max_num_queries: Any):
    thread, nora = world.thread(), browse(world, "nora")
    nora.get(f"/t/{thread.public_id}/")
    with django_assert_max_num_queries(6) as asked:
        nora.get(f"/t/{thread.public_id}/")
    assert not any("media_document" in query["sql"] for query in asked.captured_queries)


def letter() -> SimpleUploadedFile:
    """A document, as a form sends it."""
    return SimpleUploadedFile("secret-name.pdf", saved(plain_pdf()), content_type="application/pdf")


def test_the_composer_offers_documents_only_where_the_hosts_take_them(world: World):
    thread, ben = world.thread(), browse(world, "ben")
    path = f"/t/{thread.public_id}/"
    for page in (path, f"{path}answer/", f"/c/{world.kitchen.public_id}/write/"):
        assert 'name="document"' in ben.get(page)
    change(world.kitchen, takes_documents=False)
    for page in (path, f"{path}answer/", f"/c/{world.kitchen.public_id}/write/"):
        assert 'name="document"' not in ben.get(page)
    refused = ben.post(f"{path}answer/", text="Look.", document=letter())
    assert refused.status_code == 422
    assert "Look." in refused.content.decode()
    assert "take documents" in refused.content.decode()
    assert not Document.objects.exists()


def test_a_document_comes_with_words_written_on_the_web(world: World):
    thread, ben = world.thread(), browse(world, "ben")
    path = f"/t/{thread.public_id}/"
    form = {"text": "Look.", "once": "a" * 26}
    assert ben.post(f"{path}answer/", **form, document=letter()).status_code == 303
    assert ben.post(f"{path}answer/", **form, document=letter()).status_code == 303
    page = browse(world, "nora").get(path)
    assert page.count("Document 1: PDF, 1 kB") == 1
    assert "secret-name" not in page
    assert Document.objects.count() == 1


def test_a_document_waits_beside_the_words_while_they_are_looked_at_or_kept(world: World):
    thread, ben = world.thread(), browse(world, "ben")
    path = f"/t/{thread.public_id}/answer/"
    seen = ben.post(path, text="Look.", document=letter(), look="1").content.decode()
    (document,) = Document.objects.all()
    assert f'name="documents" value="{document.public_id}" checked' in seen
    assert ben.post(path, text="Look.", documents=document.public_id).status_code == 303
    assert address(document) in browse(world, "nora").get(f"/t/{thread.public_id}/")
    ben.post(f"/drafts/thread/{thread.public_id}/", text="Not yet.", document=letter())
    other = Document.objects.exclude(pk=document.pk).get()
    assert f'value="{other.public_id}" checked' in ben.get(path)


def test_changing_words_can_leave_a_document_out_and_keeps_it_otherwise(world: World):
    post, (one, two) = enclosed(world, b"Some words", b"Other words")
    ben, path = browse(world, "ben"), f"/p/{post.public_id}/edit/"
    form = ben.get(path)
    assert all(f'value="{each.public_id}" checked' in form for each in (one, two))
    ben.post(path, text="Changed.", documents=[one.public_id, two.public_id])
    assert documents_at([place_of(post)])[place_of(post)] == [one, two]
    change(world.kitchen, takes_documents=False)
    ben.post(path, text="Changed again.", documents=[two.public_id])
    assert documents_at([place_of(post)])[place_of(post)] == [two]


def test_a_refused_document_leaves_the_words_in_their_place(world: World):
    thread = world.thread()
    broken = SimpleUploadedFile("x.pdf", b"%PDF-1.7 nonsense")
    answer = browse(world, "ben").post(f"/t/{thread.public_id}/answer/", text="Look.", document=broken)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Look." in page
    assert "send it again" in page
    assert "Please choose a document once more." in page


def test_nobody_brings_somebody_elses_document_by_its_number(world: World):
    _post, (document,) = enclosed(world, b"Some words")
    thread = world.thread(by="nora")
    browse(world, "nora").post(f"/t/{thread.public_id}/answer/", text="Mine.", documents=document.public_id)
    assert address(document) not in browse(world, "nora").get(f"/t/{thread.public_id}/")
