// The desk's own help: a word before an idle session ends, buttons that post once, focus on what
// has to be mended. Everything works without it.
"use strict";

const WARN_SECONDS = 120;

function idle() {
  const limit = Number(document.body.dataset.idle);
  const dialog = document.getElementById("idle");
  if (!limit || !dialog || !dialog.showModal) return;
  const key = "desk:seen";
  const now = () => Date.now() / 1000;
  const seen = () => {
    try { return Number(localStorage.getItem(key)) || started; } catch { return started; }
  };
  const started = now();
  const mark = () => { try { localStorage.setItem(key, String(now())); } catch { /* this tab only */ } };
  mark();
  document.addEventListener("desk:alive", mark);
  const token = document.querySelector("#logout-form [name=csrfmiddlewaretoken]");
  const stay = async () => {
    const answer = await fetch(document.body.dataset.ping, {
      method: "POST",
      headers: { "X-CSRFToken": token ? token.value : "" },
      redirect: "error",
    }).catch(() => null);
    if (answer && answer.ok) mark(); else location.reload();
  };
  dialog.addEventListener("close", stay);
  setInterval(() => {
    const left = limit - (now() - seen());
    if (left <= 0) location.reload();
    else if (left <= WARN_SECONDS && !dialog.open) dialog.showModal();
    else if (left > WARN_SECONDS && dialog.open) dialog.close();
  }, 5000);
}

function once() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
  });
  // Coming back by the back button the page may be an old one, kept whole.
  addEventListener("pageshow", () => {
    for (const form of document.forms) delete form.dataset.sent;
  });
}

// Texts of this person that the portal has received leave this device (draft.js keeps them).
function forgetReceived() {
  for (const key of (document.body.dataset.received || "").split(" ")) {
    try { localStorage.removeItem(key); } catch { /* a device that keeps nothing */ }
  }
}

function focusSummary() {
  const summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();
}

forgetReceived();
idle();
once();
focusSummary();
