// When the hosts ask the next question, the form learns that a line can be for it. What somebody has begun to write
// stays for what it was.
document.addEventListener("live:put", ({ detail: { entry, id } }) => {
  const form = document.getElementById("composer"), side = form?.querySelector('[name="question"][value="side"]');
  const { number, place } = entry.dataset;
  if (id !== "room" || !number || !side || form.querySelector(`[name="question"][value="${number}"]`)) return;
  const choice = side.closest("label").cloneNode(true), input = choice.querySelector("input");
  Object.assign(input, { value: number, checked: false });
  choice.querySelector("span").textContent = place;
  side.closest(".row-choices").prepend(choice);
  if (!form.elements.text.value) input.checked = true;
});
