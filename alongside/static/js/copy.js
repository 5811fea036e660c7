// Buttons that copy one's own words or print a phrase; without a script they stay hidden.
for (const button of document.querySelectorAll("[data-copy], [data-print]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (button.hasAttribute("data-print")) return print();
    const from = document.getElementById(button.dataset.copy);
    await navigator.clipboard?.writeText(from.value ?? from.innerText).catch(() => from.select?.());
    button.textContent = button.dataset.copied;
  });
}
