// Shift pressed three times within a second and a half, with nothing between, leaves the page.
import { leave } from "./leave.js";
let presses = [];

document.addEventListener("keydown", event => {
  if (event.key !== "Shift") presses = [];
  else if (!event.repeat) {
    presses = [...presses.filter(at => event.timeStamp - at < 1500), event.timeStamp];
    if (presses.length > 2) leave();
  }
});
