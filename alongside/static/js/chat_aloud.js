// Reads the lines of a chat aloud. Only voices that live on this device: a distant one would hear the words. What lies
// behind a content note, or was put out of sight, stays silent until it is opened.
const aloud = document.querySelector("[data-aloud]");

const spokenBy = voice => voice.lang.split(/[-_]/)[0];
const voicesFor = languages => {
  const here = speechSynthesis.getVoices().filter(voice => voice.localService);
  return languages.map(each => here.find(voice => spokenBy(voice) === each.split("-")[0])).find(Boolean) ?? here[0];
};

const saidBy = entry => {
  const folded = entry.querySelector("details.content-note:not([open]) > summary span");
  const words = folded ?? entry.querySelector(".post-body") ?? entry, page = document.documentElement.lang;
  const lang = (!folded && words.querySelector("[lang]")?.lang) || page;
  return { lang, voice: voicesFor([lang, page]), words: [entry.querySelector(".alias-name")?.textContent, words.innerText].filter(Boolean).join(": ") };
};

const hush = () => {
  speechSynthesis.cancel();
  aloud.textContent = aloud.dataset.aloud;
};

const readOut = () => {
  const entries = [...document.querySelectorAll("#lines :is(.asked, .line, .said-to > h2)")].filter(each => !each.closest("details:not([open])"));
  for (const entry of entries.slice(Math.max(0, entries.findIndex(each => each.getBoundingClientRect().bottom > 0)))) {
    const { words, lang, voice } = saidBy(entry), spoken = Object.assign(new SpeechSynthesisUtterance(words), { voice, lang, rate: 0.95 });
    if (entry === entries.at(-1)) spoken.onend = hush;
    speechSynthesis.speak(spoken);
  }
  if (entries.length) aloud.textContent = aloud.dataset.stop;
};

if (aloud && globalThis.speechSynthesis) {
  speechSynthesis.getVoices(); // Some browsers fetch their list only when it is asked for.
  aloud.closest("[hidden]").hidden = false;
  addEventListener("pagehide", hush);
  aloud.addEventListener("click", () => speechSynthesis.speaking ? hush() : voicesFor([]) ? readOut() : document.getElementById("aloud-said").replaceChildren(aloud.dataset.none));
}
