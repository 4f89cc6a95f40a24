// What is typed stays on this device until the portal has it, and is offered when the form is opened
// again: after the session has ended, or the browser was closed. A draft also saves itself: it goes to
// the server a few seconds after the typing rests. Without a script the button saves.
"use strict";

const REST = 3000;  // milliseconds
const KEEP = 7 * 24 * 3600 * 1000;  // milliseconds; as long as the public pages keep a draft

function keep(form) {
  const key = `desk:${document.body.dataset.person}:${form.dataset.local}`;
  const says = form.querySelector("[data-saved]");
  const revision = form.querySelector("[name=revision]");
  const skip = new Set(["csrfmiddlewaretoken", "revision"]);
  let timer, running = false, again = false, dirty = false;

  const tell = (text, bad) => {
    if (!says) return;
    says.textContent = text;
    says.classList.toggle("is-bad", Boolean(bad));
  };
  const values = () => [...new FormData(form)].filter(([name, value]) => !skip.has(name) && typeof value === "string");
  // The token of a form is new each time it is opened, and is no text.
  const typed = (pairs) => JSON.stringify(pairs.filter(([name]) => name !== "token"));
  const store = (text) => {
    try {
      if (text === null) localStorage.removeItem(key); else localStorage.setItem(key, text);
    } catch { /* a device that keeps nothing */ }
  };
  const kept = () => {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  };

  async function save() {
    if (running) { again = true; return; }
    running = true;
    const sent = JSON.stringify(values());
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST", body: new FormData(form), headers: { "X-Autosave": "1" }, redirect: "error",
      });
      const told = await answer.json();
      if (answer.ok) {
        revision.value = told.revision;
        dirty = JSON.stringify(values()) !== sent;
        if (!dirty && !told.errors.length) store(null);
        tell(told.errors.length ? told.errors[0] : told.saved, told.errors.length);
        const check = document.querySelector("[data-check]");
        if (check) check.innerHTML = told.check;  // SECURITY: made by our own template, which escapes
        const verbs = document.querySelector(".verbs");
        if (verbs) verbs.outerHTML = told.verbs;  // SECURITY: the same
        document.dispatchEvent(new Event("desk:alive"));
      } else {
        tell(told.error, true);
      }
    } catch {
      tell(form.dataset.offline || "", true);
    }
    running = false;
    if (again) { again = false; save(); }
  }

  function changed() {
    dirty = true;
    store(JSON.stringify({ at: Date.now(), values: values() }));
    if (!form.dataset.autosave) return;
    clearTimeout(timer);
    timer = setTimeout(save, REST);
  }

  function offer() {
    const found = kept();
    const box = form.querySelector("[data-restore]");
    if (!found || !box || typed(found.values) === typed(values())) { store(null); return; }
    if (form.querySelector(".errorlist, [data-focus]")) return;  // the page itself holds what was typed
    box.hidden = false;
    form.closest("details")?.setAttribute("open", "");
    box.querySelector("[data-restore-take]").addEventListener("click", () => {
      const by = new Map();
      for (const [name, value] of found.values) by.set(name, [...(by.get(name) || []), value]);
      for (const field of form.elements) {
        if (!field.name || skip.has(field.name)) continue;
        const mine = by.get(field.name) || [];
        if (field.type === "checkbox" || field.type === "radio") field.checked = mine.includes(field.value);
        else if (mine.length) field.value = mine[0];
      }
      box.hidden = true;
      changed();
    });
    box.querySelector("[data-restore-drop]").addEventListener("click", () => { box.hidden = true; store(null); });
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("click", (event) => { if (event.target.closest("[data-add-row]")) changed(); });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    dirty = false;
    // The portal answers with the key once it has the text: desk.js then forgets it.
    let named = form.querySelector("[name=local]");
    if (!named) {
      named = document.createElement("input");
      named.type = "hidden";
      named.name = "local";
      form.append(named);
    }
    named.value = key;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && dirty && form.dataset.autosave) { clearTimeout(timer); save(); }
  });
  addEventListener("beforeunload", (event) => {
    if (dirty && revision && !form.dataset.autosave) event.preventDefault();
  });
  offer();
}

function dropOld() {
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith("desk:") || key === "desk:seen") continue;
      const { at } = JSON.parse(localStorage.getItem(key));
      if (!(at > Date.now() - KEEP)) localStorage.removeItem(key);
    }
  } catch { /* a device that keeps nothing */ }
}

dropOld();
for (const form of document.querySelectorAll("form[data-local]")) keep(form);
