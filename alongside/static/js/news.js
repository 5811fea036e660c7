// New answers wait behind one button, so that nothing moves while somebody reads or writes; the button's room is kept.
// It is said once, and never counted.
import { say } from "./swap.js";

const newAnswers = document.querySelector("[data-live-new]");
const kept = new Map();
let readAnew = false;

const showButton = () => {
  if (!newAnswers) return;
  const some = readAnew || kept.size > 0;
  if (some && newAnswers.inert) say(newAnswers.dataset.said);
  newAnswers.inert = !some;
};

document.addEventListener("live:new", ({ detail: { id, entry } }) => { kept.set(id, entry); showButton(); });
document.addEventListener("live:again", () => { readAnew = true; showButton(); });
document.addEventListener("live:gone", ({ detail }) => { if (kept.delete(detail)) showButton(); });

newAnswers?.addEventListener("click", () => {
  if (readAnew) return location.reload();
  const [first] = kept.values();
  document.getElementById(newAnswers.dataset.liveNew).append(...kept.values());
  kept.clear();
  showButton();
  Object.assign(first, { tabIndex: -1 }).focus();
});
