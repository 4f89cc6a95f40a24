// A draft that saves itself: what is typed goes to the server a few seconds after the typing rests,
// and a copy stays on this device until it is there. Without a script the button saves.
"use strict";

const REST = 3000;  // milliseconds

(() => {
  const form = document.querySelector("form[data-local]");
  if (!form) return;
  const key = form.dataset.local;
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
    store(JSON.stringify({ at: Date.now(), revision: revision.value, values: values() }));
    if (!form.dataset.autosave) return;
    clearTimeout(timer);
    timer = setTimeout(save, REST);
  }

  function offer() {
    const found = kept();
    const box = form.querySelector("[data-restore]");
    if (!found || !box || JSON.stringify(found.values) === JSON.stringify(values())) { store(null); return; }
    if (form.querySelector(".errorlist, [data-focus]")) return;  // the page itself holds what was typed
    // Saved by its button: the page has moved on from the state that was sent.
    if (found.sent && revision && Number(revision.value) > Number(found.revision)) { store(null); return; }
    box.hidden = false;
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
    const found = kept();
    if (found) store(JSON.stringify({ ...found, revision: revision.value, sent: true }));
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && dirty && form.dataset.autosave) { clearTimeout(timer); save(); }
  });
  addEventListener("beforeunload", (event) => { if (dirty && !form.dataset.autosave) event.preventDefault(); });
  offer();
})();
