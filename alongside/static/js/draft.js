// Keeps what one types as a draft on the server, a second after the last key, and when the page goes out of sight.
const waiting = new WeakMap();

const keep = async form => {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
  const said = form.querySelector(".draft-said"), { draftUrl, kept, notKept } = form.dataset;
  const words = new FormData(form);
  for (const [name, value] of [...words]) if (value instanceof File) words.delete(name);
  words.set("quiet", "1");
  const answer = await fetch(draftUrl, { method: "POST", body: words, keepalive: true }).catch(() => null);
  said.textContent = answer?.ok ? kept : notKept;
};

document.addEventListener("input", event => {
  const form = event.target.form;
  if (!form?.dataset.draftUrl) return;
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(keep, 1200, form));
});

document.addEventListener("submit", event => {
  clearTimeout(waiting.get(event.target));
  waiting.delete(event.target);
});

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) return;
  for (const form of document.querySelectorAll("[data-draft-url]")) if (waiting.has(form)) keep(form);
});
