// The service worker. It keeps the offline page and the style and script that page needs; nothing that anybody wrote.
const NAME = "alongside-RELEASE";
const OFFLINE = "/offline/";
const KEPT = ["/offline/", ..."KEPT_FILES"];

addEventListener("install", event => {
  event.waitUntil(caches.open(NAME).then(cache => cache.addAll(KEPT)).then(() => skipWaiting()));
});

addEventListener("activate", event => {
  const old = names => Promise.all(names.filter(name => name !== NAME).map(name => caches.delete(name)));
  event.waitUntil(caches.keys().then(old).then(() => clients.claim()));
});

addEventListener("fetch", event => {
  const { request } = event, { pathname, origin } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match(OFFLINE)));
  } else if (KEPT.includes(pathname)) {
    event.respondWith(caches.match(request).then(kept => kept ?? fetch(request)));
  }
});
