"""A mailed post says which documents came with it; the files stay on the page, where they can be taken back."""

from alongside.communities.found import change
from alongside.mail.sending.post_words import body_of
from alongside.threads.enclose import bring_document, enclose
from tests.world import World


def test_a_mail_names_the_documents_and_carries_none(world: World) -> None:
    world.kitchen = change(world.kitchen, takes_documents=True)
    post = world.post(by="ben")
    plain, _html = body_of(post, world.kitchen)
    assert "from the page" not in plain
    documents = [bring_document(text, by=world.ben, community=world.kitchen) for text in (b"Some words", b"a;b\n1;2\n")]
    enclose(post, documents, by=world.ben)
    for words in body_of(post, world.kitchen):
        assert "You can get this from the page: Document 1: plain text, 1 kB; Document 2: plain table, 1 kB." in words
        assert documents[0].public_id not in words
