"""Without a connection, a page of ours says so; the device keeps nothing that anybody wrote."""

from playwright.sync_api import Page, expect

KEPT = """caches.keys().then(async names => {
  const found = await Promise.all(names.map(async name => (await caches.open(name)).keys()));
  return found.flat().map(request => new URL(request.url).pathname);
})"""


def test_without_a_connection_a_page_of_ours_says_so(visitor: Page) -> None:
    visitor.goto("/")
    visitor.evaluate("navigator.serviceWorker.ready.then(() => true)")
    visitor.wait_for_function("caches.match('/offline/')")
    visitor.context.set_offline(True)
    visitor.goto("/anywhere/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("There is no connection right now.")


def test_the_device_keeps_the_offline_page_and_its_looks_alone(visitor: Page) -> None:
    visitor.goto("/")
    visitor.evaluate("navigator.serviceWorker.ready.then(() => true)")
    visitor.wait_for_function("caches.match('/offline/')")
    kept = visitor.evaluate(KEPT)
    assert all(path == "/offline/" or path.startswith("/static/all.") for path in kept), kept
