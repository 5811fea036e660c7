// Reads the lines of a chat aloud. Only voices that live on this device: a distant one would hear the words.
const aloud = document.querySelector("[data-aloud]");

const voiceHere = () => {
  const here = speechSynthesis.getVoices().filter(voice => voice.localService);
  return here.find(voice => voice.lang.startsWith(document.documentElement.lang)) ?? here[0];
};

const saidBy = entry => {
  const folded = entry.querySelector("details.content-note:not([open]) > summary span");
  const words = folded ?? entry.querySelector(".post-body") ?? entry;
  return [entry.querySelector(".alias-name")?.textContent, words.innerText].filter(Boolean).join(": ");
};

const hush = () => {
  speechSynthesis.cancel();
  aloud.textContent = aloud.dataset.aloud;
};

const readOut = voice => {
  const entries = [...document.querySelectorAll("#lines :is(.asked, .line)")].filter(each => each.checkVisibility?.() ?? true);
  for (const entry of entries.slice(Math.max(0, entries.findIndex(each => each.getBoundingClientRect().bottom > 0)))) {
    const spoken = Object.assign(new SpeechSynthesisUtterance(saidBy(entry)), { voice, lang: voice.lang, rate: 0.95 });
    if (entry === entries.at(-1)) spoken.onend = hush;
    speechSynthesis.speak(spoken);
  }
  aloud.textContent = aloud.dataset.stop;
};

if (aloud && globalThis.speechSynthesis) {
  speechSynthesis.getVoices(); // Some browsers fetch their list only when it is asked for.
  aloud.closest("[hidden]").hidden = false;
  addEventListener("pagehide", hush);
  aloud.addEventListener("click", () => {
    if (speechSynthesis.speaking) return hush();
    const voice = voiceHere();
    if (voice) return readOut(voice);
    document.getElementById("aloud-said").textContent = aloud.dataset.none;
  });
}
