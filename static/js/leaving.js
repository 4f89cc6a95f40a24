// Signing out takes what staff had begun to write off a device that others may use. It lies beside
// every button that signs out; a session that ends by itself leaves the texts where they are.
"use strict";

document.addEventListener("submit", (event) => {
  // Not `form.action`: a field of that name would stand in its place.
  const action = new URL(event.target.getAttribute("action") || "", location);
  if (!action.pathname.endsWith("/accounts/logout/")) return;
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith("desk:")) localStorage.removeItem(key);
    }
  } catch { /* a device that keeps nothing */ }
});
