// The composer: starters put their first words into the field, and a field grows with what is in it.
const starters = document.querySelector(".starters");
if (starters) starters.hidden = false;

const grow = ({ target }) => {
  if (!target.matches("textarea[data-grows]")) return;
  target.style.blockSize = "auto";
  target.style.blockSize = `${target.scrollHeight + 4}px`;
};

if (!CSS.supports("field-sizing", "content")) document.addEventListener("input", grow);

starters?.addEventListener("click", event => {
  const words = event.target.dataset.starter, field = starters.closest("form").elements.text;
  if (!words) return;
  field.value = `${words} ${field.value}`;
  field.focus();
  field.setSelectionRange(words.length + 1, words.length + 1);
  field.dispatchEvent(new Event("input", { bubbles: true }));
});
