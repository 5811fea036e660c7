// How new lines of a chat come in: behind one button, or one by one, or as they are said. By themselves only while
// somebody is at the end of the page and doesn't write; whatever is on the page stays where it is.
import { say } from "./swap.js";

const linesShown = document.querySelector("#lines[data-live]:not([data-later])"), endOfLines = document.getElementById("more");
const paceForm = document.querySelector("[data-pace]"), newLines = document.querySelector("[data-new-lines]"), linesWaiting = new Map();
let linesAgain = false;

const paceNow = () => paceForm.querySelector(":checked").value;
const isWriting = () => document.getElementById("composer")?.contains(document.activeElement);
const maySlideIn = () => paceNow() !== "wait" && !isWriting() && endOfLines.getBoundingClientRect().top < innerHeight;
const isForThisPage = ({ entry }) => !("only" in linesShown.dataset) || entry.parentNode.querySelector("[data-question]").dataset.question === linesShown.dataset.only;

const tellOfLines = () => {
  const some = linesAgain || linesWaiting.size > 0;
  if (some && newLines.inert) say(newLines.dataset.newLines);
  newLines.inert = !some;
};

const bringIn = most => {
  const some = [...linesWaiting].slice(0, most), stood = endOfLines.getBoundingClientRect().top;
  for (const [id, entry] of some) linesShown.append(entry), linesWaiting.delete(id);
  if (maySlideIn()) scrollBy(0, endOfLines.getBoundingClientRect().top - stood);
  tellOfLines();
  return some[0]?.[1];
};

if (linesShown && paceForm) {
  const chosen = paceForm.querySelector(`[value="${sessionStorage.getItem("pace")}"]`);
  if (chosen) chosen.checked = true;
  paceForm.closest("details").hidden = false;
  paceForm.addEventListener("change", () => sessionStorage.setItem("pace", paceNow()));
  linesShown.addEventListener("live:again", () => { linesAgain = true; tellOfLines(); });
  linesShown.addEventListener("live:gone", ({ detail }) => { linesWaiting.delete(detail); tellOfLines(); });
  linesShown.addEventListener("live:new", ({ detail }) => { if (isForThisPage(detail)) linesWaiting.set(detail.id, detail.entry); if (!maySlideIn()) tellOfLines(); });
  setInterval(() => { if (linesWaiting.size && maySlideIn()) bringIn(paceNow() === "slow" ? 1 : undefined); }, 3000);
  newLines.addEventListener("click", () => linesAgain ? location.reload() : Object.assign(bringIn(), { tabIndex: -1 }).focus());
}
