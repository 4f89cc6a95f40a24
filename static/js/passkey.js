/* Shows the passkey button where the browser knows keys. Without a script it stays away. */
if (window.PublicKeyCredential) {
  document.querySelectorAll("[data-passkey]").forEach((part) => { part.hidden = false; });
}
