/* Shows the passkey button where the browser knows keys, and says so when a key was not used.
   Without a script it stays away. */
if (window.PublicKeyCredential) {
  document.querySelectorAll("[data-passkey]").forEach((part) => { part.hidden = false; });
}

document.addEventListener("allauth.error", () => {
  const said = document.querySelector("[data-passkey-failed]");
  if (said) { said.hidden = false; said.focus(); }
});
