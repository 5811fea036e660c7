// Swaps one part of the page for the server's newer version of it. The only place that turns text into HTML:
// the Trusted Types policy lives here and accepts nothing but answers from our own server and our own worker.
const same = text => text;
const policy = globalThis.trustedTypes?.createPolicy("swap", {
  createHTML: same,
  createScriptURL: url => {
    if (url !== "/worker.js") throw new TypeError(url);
    return url;
  },
}) ?? { createHTML: same, createScriptURL: same };

export const parsed = html => new DOMParser().parseFromString(policy.createHTML(html), "text/html");
export const workerAddress = () => policy.createScriptURL("/worker.js");

export const say = words => { document.getElementById("said").textContent = words; };

const put = (html, id) => {
  const fresh = parsed(html).getElementById(id);
  if (!fresh) return false;
  document.getElementById(id).replaceWith(fresh);
  const target = fresh.querySelector("[data-focus]") ?? fresh;
  if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
  target.focus();
  const spoken = fresh.closest("[data-say]") ?? fresh.querySelector("[data-say]");
  if (spoken) say(spoken.dataset.say);
  return true;
};

document.addEventListener("submit", async event => {
  const form = event.target, button = event.submitter, id = form.dataset.swap;
  if (!id || button?.hasAttribute("formaction")) return;
  event.preventDefault();
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form, button), headers: { "X-Swap": id } });
    if (put(await answer.text(), id)) return;
    if (answer.ok && answer.redirected) return location.assign(answer.url);
  } catch { /* No connection: the browser's own page says so, and the once-key makes a second try harmless. */ }
  delete form.dataset.swap;
  form.requestSubmit(button);
});
