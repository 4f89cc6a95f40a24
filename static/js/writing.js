// Help for those who write: what is left, room to write, a draft kept on this device, a word
// before leaving. Nothing here is needed to send a text.
"use strict";

const KEEP_DAYS = 7;

// As the server counts: without the blanks around it, line breaks as one character, whole
// characters and not halves of them.
const length = (text) => [...text.trim().replace(/\r\n?/g, "\n")].length;
const digits = new Intl.NumberFormat("en");
const rules = new Intl.PluralRules(ARABIC ? "ar" : "en");

// In words, as the server says it (tawasul.words): a number below zero loses its sign in a line
// that runs from right to left, and says nothing to a listener.
const TOO_MANY = ARABIC
  ? {
      one: "الزيادة على الحد الأعلى: حرف واحد",
      two: "الزيادة على الحد الأعلى: حرفان",
      few: "الزيادة على الحد الأعلى: # أحرف",
      many: "الزيادة على الحد الأعلى: # حرفاً",
      other: "الزيادة على الحد الأعلى: # حرف",
    }
  : { one: "# character too many", other: "# characters too many" };
const tooMany = (n) => TOO_MANY[rules.select(n)].replace("#", digits.format(n));

function counters() {
  for (const counter of document.querySelectorAll("[data-counter]")) {
    const field = document.getElementById(counter.dataset.counter);
    const limit = Number(counter.dataset.limit);
    const room = counter.querySelector("[data-left]");
    const excess = counter.querySelector("[data-over]");
    if (!field || !room || !excess) continue;
    const show = () => {
      const left = limit - length(field.value);
      room.hidden = left < 0;
      excess.hidden = left >= 0;
      room.querySelector("bdi").textContent = digits.format(Math.max(0, left));
      excess.textContent = left < 0 ? tooMany(-left) : "";
      counter.classList.toggle("is-over", left < 0);
    };
    let pause;
    field.addEventListener("input", () => {
      show();
      // Screen readers hear it when the typing rests, and only near the end.
      clearTimeout(pause);
      pause = setTimeout(() => {
        counter.setAttribute("role", limit - length(field.value) < 200 ? "status" : "none");
      }, 800);
    });
    show();
  }
}

function roomToWrite() {
  if (CSS.supports("field-sizing", "content")) return;  // the style sheet does it
  for (const field of document.querySelectorAll("textarea")) {
    const grow = () => {
      if (field.scrollHeight > field.clientHeight) {
        field.rows = Math.min(40, field.rows + Math.ceil((field.scrollHeight - field.clientHeight) / 28));
      }
    };
    field.addEventListener("input", grow);
    grow();
  }
}

function storage() {
  try {
    localStorage.setItem("tawasul:try", "1");
    localStorage.removeItem("tawasul:try");
    return localStorage;
  } catch {
    return null;
  }
}

function drafts() {
  const store = storage();
  if (!store) return;
  const limit = Date.now() - KEEP_DAYS * 86400000;
  for (const key of Object.keys(store)) {
    if (!key.startsWith("tawasul:draft:")) continue;
    try {
      if (JSON.parse(store.getItem(key)).at < limit) store.removeItem(key);
    } catch {
      store.removeItem(key);
    }
  }
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const key = `tawasul:draft:${form.dataset.draft}`;
    const fields = [...form.querySelectorAll("textarea[name]")];
    const offer = document.querySelector(`[data-draft-offer="${CSS.escape(form.dataset.draft)}"]`);
    const kept = JSON.parse(store.getItem(key) || "null");
    const written = fields.some((field) => field.value.trim());
    if (kept && !written && offer) {
      offer.hidden = false;
      offer.querySelector("[data-draft-keep]").addEventListener("click", () => {
        for (const field of fields) {
          if (kept.texts[field.name]) {
            field.value = kept.texts[field.name];
            field.dispatchEvent(new Event("input", { bubbles: true }));
          }
        }
        offer.hidden = true;
        fields[0].focus();
      });
      offer.querySelector("[data-draft-drop]").addEventListener("click", () => {
        store.removeItem(key);
        offer.hidden = true;
        fields[0].focus();
      });
    }
    let pause;
    form.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => {
        const texts = Object.fromEntries(fields.map((field) => [field.name, field.value]));
        if (Object.values(texts).some((text) => text.trim())) {
          store.setItem(key, JSON.stringify({ at: Date.now(), texts }));
        } else {
          store.removeItem(key);
        }
      }, 500);
    });
    form.addEventListener("submit", (event) => {
      const warning = document.querySelector("[data-draft-offline]");
      if (navigator.onLine || !warning) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      warning.hidden = false;
      warning.scrollIntoView({ block: "center" });
    }, true);
    window.addEventListener("online", () => {
      const warning = document.querySelector("[data-draft-offline]");
      if (warning) warning.hidden = true;
    });
  }
}

// The browser asks, in its own words, before a page with an unsent text is left.
function beforeLeaving() {
  let unsent = false;
  for (const form of document.querySelectorAll("form[data-draft], form[data-guard]")) {
    const fields = [...form.querySelectorAll("textarea")];
    const before = fields.map((field) => field.value).join("\n");
    form.addEventListener("input", () => {
      unsent = fields.map((field) => field.value).join("\n") !== before;
    });
    form.addEventListener("submit", () => { unsent = false; });
  }
  window.addEventListener("beforeunload", (event) => {
    if (unsent) event.preventDefault();
  });
}

counters();
roomToWrite();
drafts();
beforeLeaving();
