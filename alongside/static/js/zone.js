// Tells the server in which time zone this device is, where somebody makes an account or asks for it.
for (const input of document.querySelectorAll("input[data-zone]")) {
  input.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
}
