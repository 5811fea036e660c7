// Signing in or up with a passkey: asks the server for a challenge, the device for an answer, and sends it as a form.
const toBytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), sign => sign.charCodeAt(0));
const toText = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const opened = ids => ids?.map(one => ({ ...one, id: toBytes(one.id) }));

const ask = async (kind, options) => {
  const publicKey = { ...options, challenge: toBytes(options.challenge) };
  if (kind === "sign-in") {
    publicKey.allowCredentials = opened(options.allowCredentials);
    return navigator.credentials.get({ publicKey });
  }
  publicKey.user = { ...options.user, id: toBytes(options.user.id) };
  publicKey.excludeCredentials = opened(options.excludeCredentials);
  return navigator.credentials.create({ publicKey });
};

const written = ({ rawId, response }) => JSON.stringify({
  id: toText(rawId), rawId: toText(rawId), type: "public-key", clientExtensionResults: {},
  response: Object.fromEntries(["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]
    .filter(name => response[name]).map(name => [name, toText(response[name])])),
});

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.closest("[data-passkey-place]")?.removeAttribute("hidden");
  form.addEventListener("submit", async event => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    try {
      const answer = await fetch(form.dataset.optionsUrl, { method: "POST", body: new FormData(form) });
      form.elements.credential.value = written(await ask(form.dataset.passkey, await answer.json()));
      form.requestSubmit();
    } catch {
      form.querySelector("[data-passkey-said]").textContent = form.dataset.failed;
    }
  });
}
