// Says that the page follows by itself no longer, once its stream is over or doesn't come back; and takes that back when
// it does. What stands below stays where it is.
import { say } from "./swap.js";

const noLonger = document.querySelector("[data-live-over]");
let missed = 0;

const showNoLonger = isSo => {
  if (!noLonger || noLonger.hidden !== isSo) return;
  const below = noLonger.nextElementSibling, stood = below?.getBoundingClientRect().top;
  noLonger.hidden = !isSo;
  if (below) scrollBy(0, below.getBoundingClientRect().top - stood);
  if (isSo) say(noLonger.firstElementChild.textContent);
};

document.addEventListener("live:end", () => showNoLonger(true));
document.addEventListener("live:error", () => { if (++missed > 2) showNoLonger(true); }); // Two are a restart of the server.
document.addEventListener("live:open", () => { missed = 0; showNoLonger(false); });
