// Listens to what is said in the page's thread or chat, while the page is in sight. What stands there is replaced; what
// is new is told by an event, "live:new", for whoever shows it. Without a connection the page stays as it is.
import { parsed } from "./swap.js";

const listening = document.querySelector("[data-live]");
let stream, lastCursor = "", isOver = !listening;

const tellLive = (name, detail) => listening.dispatchEvent(new CustomEvent(`live:${name}`, { detail, bubbles: true }));

const take = ({ data, lastEventId }) => {
  lastCursor = lastEventId || lastCursor;
  const entry = parsed(data).body.firstElementChild, id = entry.id || entry.querySelector("[id]").id;
  const old = document.getElementById(id), there = old?.closest(".folded-post") ?? old;
  if (!there) return tellLive("new", { entry, id });
  if (there.isEqualNode(entry)) return;
  const hadFocus = there.contains(document.activeElement);
  there.replaceWith(entry), tellLive("put", { entry, id });
  if (hadFocus) Object.assign(entry, { tabIndex: -1 }).focus({ preventScroll: true });
};

const stopListening = () => { stream?.close(); stream = undefined; };
const listen = () => {
  if (stream || isOver || document.hidden) return;
  const address = new URL(listening.dataset.live, location);
  if (lastCursor) address.searchParams.set("from", lastCursor);
  stream = new EventSource(address);
  for (const name of ["post", "room"]) stream.addEventListener(name, take);
  stream.addEventListener("gone", ({ data }) => { document.getElementById(`post-${data}`)?.remove(); tellLive("gone", `post-${data}`); });
  for (const name of ["again", "open", "error"]) stream.addEventListener(name, () => tellLive(name));
  stream.addEventListener("end", () => { isOver = true; stopListening(); tellLive("end"); });
  stream.addEventListener("error", ({ target }) => {
    if (target.readyState !== EventSource.CLOSED || target !== stream) return;
    stopListening();
    setTimeout(listen, 15000 + Math.random() * 15000);
  });
};

for (const name of ["pageshow", "visibilitychange"]) addEventListener(name, () => document.hidden ? stopListening() : listen());
addEventListener("pagehide", stopListening);
listen();
