"""Pages hold no inline script or style, and nothing is called safe that isn't on a short list with its reason."""

import ast
import re

import pytest

from bin.checks.parts import HOUSE
from bin.checks.sources import files, sources

TEMPLATES = files("alongside/templates", "*")
INLINE = {
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)", re.I),
    "an inline style sheet": re.compile(r"<style\b", re.I),
    "a style attribute": re.compile(r"\sstyle\s*=", re.I),
    "an inline event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "a javascript: address": re.compile(r"javascript:", re.I),
    "an address of another site": re.compile(r"(?:src|srcset)\s*=\s*[\"']?(?:https?:)?//", re.I),
}

MAILS = (
    "alongside/templates/mail/"  # no page of ours: mail programs know no style sheets, and policies of pages end there
)

# Where text is taken as HTML, and why that is right there. Everything else is escaped.
TRUSTED_IN_TEMPLATES = {
    "alongside/templates/communities/guidelines.html": "the guidelines' Markdown, which passed the allow-list of posts",
}
TRUSTED_IN_PYTHON = {
    "alongside/web/jinja.py": "icons are our own files",
    "alongside/web/shell.py": "the place that a visitor's token takes in a stored page, letters of our own",
    "alongside/web/search/find.py": "snippets, which search escapes but for its own marks",
    "alongside/web/friends/searching.py": "snippets, which search escapes but for its own marks",
    "alongside/web/friends/entries.py": "sealed HTML passed the allow-list before it was sealed",
    "alongside/web/threads/read.py": "posts that fragments made, joined",
    "alongside/web/threads/one_by_one.py": "one post that fragments made",
    "alongside/web/threads/sharing.py": "a preview: a post that fragments made",
    "alongside/web/handshake/code.py": "a QR code that we drew, in which letters are squares",
    "alongside/fragments/around.py": "stored HTML passed the allow-list when it was stored",
    "alongside/fragments/held.py": "a post that waits, rendered and filled",
    "alongside/fragments/filling.py": "stored HTML passed the allow-list when it was stored",
    "alongside/fragments/patterns.py": "says 'as_made', and the marks of a fragment's slots are letters of our own",
    "alongside/mail/private/words.py": "sealed HTML passed the allow-list before it was sealed",
    "alongside/mail/letters/words.py": "stored HTML passed the allow-list when it was stored",
    "alongside/mail/chats/question.py": "stored HTML passed the allow-list when it was stored",
    "alongside/mail/sending/post_words.py": "stored HTML passed the allow-list when it was stored",
    "alongside/web/chats/room_lines.py": "lines that fragments made, joined",
    "alongside/web/chats/room_now.py": "what stands above the lines, made by a fragment",
    "alongside/fragments/chats.py": "a line that fragments made, for a second place on its page",
    "alongside/fragments/posts.py": "posts that fragments rendered and filled",
}
TRUSTING_CALLS = {"Markup", "mark_safe", "SafeString", "as_made"}


def name(path):
    return path.relative_to(HOUSE).as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_has_nothing_inline(path):
    text = path.read_text()
    found = [what for what, pattern in INLINE.items() if pattern.search(text)]
    assert found == [] or (found == ["a style attribute"] and name(path).startswith(MAILS))


def test_text_is_taken_as_html_only_where_listed():
    trusting = {name(path) for path in TEMPLATES if re.search(r"\|\s*safe\b|autoescape\s+false", path.read_text())}
    assert trusting == set(TRUSTED_IN_TEMPLATES)


def test_python_makes_html_only_where_listed():
    assert {source.name for source in sources() if _trusts(source)} == set(TRUSTED_IN_PYTHON)


def _trusts(source):
    """Whether it calls something HTML that isn't written out right there: Markup("<b>{}</b>").format(x) escapes x."""
    calls = [node for node in ast.walk(source.tree) if isinstance(node, ast.Call)]
    open_ones = [call for call in calls if not (call.args and isinstance(call.args[0], ast.Constant))]
    names = {call.func.id for call in open_ones if isinstance(call.func, ast.Name)}
    return source.name.startswith("alongside/") and bool(names & TRUSTING_CALLS)


def test_scripts_write_html_in_the_one_module_that_swaps_fragments():
    writing = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createPolicy|\beval\(|new Function")
    found = {path.name for path in files("alongside/static/js", "*.js") if writing.search(path.read_text())}
    assert found <= {"swap.js"}
