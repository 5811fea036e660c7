// A second tap on the button of a form that is on its way sends nothing; after three seconds one may try again.
const onTheWay = new WeakMap();

document.addEventListener("submit", event => {
  if (event.defaultPrevented) return;
  if (event.timeStamp - (onTheWay.get(event.target) ?? -Infinity) < 3000) event.preventDefault();
  else onTheWay.set(event.target, event.timeStamp);
});
