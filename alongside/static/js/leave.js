// "Leave this page": blanks the page, forgets what it may, and puts a plain site in the tab's place. No way back leads here.
const link = document.querySelector("[data-leave]");

export const leave = () => {
  document.documentElement.hidden = true;
  sessionStorage.clear();
  fetch(`${link.href}?forget`, { keepalive: true, redirect: "manual", cache: "no-store" }).catch(() => {});
  location.replace(link.dataset.leave);
};

link?.addEventListener("click", event => {
  event.preventDefault();
  leave();
});
