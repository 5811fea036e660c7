// The composer: starters put their first words into the field, and the field grows with what is in it.
const field = document.querySelector("textarea[data-grows]");
const starters = document.querySelector(".starters");

const grow = () => {
  field.style.blockSize = "auto";
  field.style.blockSize = `${field.scrollHeight + 4}px`;
};

if (field && !CSS.supports("field-sizing", "content")) field.addEventListener("input", grow);
if (starters) starters.hidden = false;

starters?.addEventListener("click", event => {
  const words = event.target.dataset.starter;
  if (!words) return;
  field.value = `${words} ${field.value}`;
  field.focus();
  field.setSelectionRange(words.length + 1, words.length + 1);
  field.dispatchEvent(new Event("input", { bubbles: true }));
});
