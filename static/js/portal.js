// Comfort on every page; without it everything still works.
"use strict";

const ARABIC = document.documentElement.lang === "ar";

// Time left ---------------------------------------------------------------------------------
// Genitive, as after «بعد»: one, two, few (3-10), many (11-99), other. The server's own words are
// the same (tawasul.templatetags.tawasul.left); a page from the cache may show them a little old.
const UNITS = {
  ar: {
    day: { one: "يوم واحد", two: "يومين", few: "# أيام", many: "# يوماً", other: "# يوم" },
    hour: { one: "ساعة واحدة", two: "ساعتين", few: "# ساعات", many: "# ساعة", other: "# ساعة" },
    minute: { one: "دقيقة واحدة", two: "دقيقتين", few: "# دقائق", many: "# دقيقة", other: "# دقيقة" },
    less: "أقل من دقيقة",
    and: " و",
  },
  en: {
    day: { one: "# day", other: "# days" },
    hour: { one: "# hour", other: "# hours" },
    minute: { one: "# minute", other: "# minutes" },
    less: "less than a minute",
    and: " and ",
  },
};

function timeLeft(milliseconds, short) {
  const words = UNITS[ARABIC ? "ar" : "en"];
  const rules = new Intl.PluralRules(ARABIC ? "ar" : "en");
  const minutes = Math.floor(milliseconds / 60000);
  const parts = [
    ["day", Math.floor(minutes / 1440)],
    ["hour", Math.floor(minutes / 60) % 24],
    ["minute", minutes % 60],
  ].filter(([, n]) => n > 0);
  if (!parts.length) return words.less;
  const first = ["day", "hour", "minute"].indexOf(parts[0][0]);
  return parts
    .filter(([unit]) => ["day", "hour", "minute"].indexOf(unit) <= first + 1)
    .slice(0, short ? 1 : 2)
    .map(([unit, n]) => (words[unit][rules.select(n)] || words[unit].other).replace("#", n))
    .join(words.and);
}

function tick() {
  let running = false;
  for (const place of document.querySelectorAll("[data-countdown]")) {
    const left = Date.parse(place.dateTime) - Date.now();
    if (left > 0) {
      const words = timeLeft(left, place.dataset.countdown === "short");
      if (place.textContent !== words) place.textContent = words;
      running = true;
    } else if (left > -5000) {
      // It has just ended: the page says by itself what that means.
      setTimeout(() => location.reload(), 2000);
    }
  }
  if (running) setTimeout(tick, 20000);
}

// Copying and printing ------------------------------------------------------------------------
function say(words) {
  let voice = document.getElementById("voice");
  if (!voice) {
    voice = document.createElement("p");
    voice.id = "voice";
    voice.className = "vh";
    voice.setAttribute("role", "status");
    document.body.append(voice);
  }
  voice.textContent = words;
}

function offerCopying() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy]")) {
    const label = button.querySelector("span") || button;
    const before = label.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      label.textContent = button.dataset.copied;
      say(button.dataset.copied);
      setTimeout(() => { label.textContent = before; }, 3000);
    });
  }
}

function offerPrinting() {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

// One press, one sending. The server holds the same promise with a form token ------------------
function sendOnce() {
  for (const form of document.querySelectorAll("form[data-once]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "1";
      for (const button of form.querySelectorAll("button[type=submit]")) {
        button.setAttribute("aria-disabled", "true");
      }
    });
  }
  // Back from the next page, out of the browser's own memory: the form may be sent again.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-once]")) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll("[aria-disabled]")) {
        button.removeAttribute("aria-disabled");
      }
    }
  });
}

// Long work -------------------------------------------------------------------------------------
function watchProgress() {
  for (const box of document.querySelectorAll("[data-progress]")) {
    const { progress: url, state } = box.dataset;
    if (!url || state === "ready") continue;
    const again = box.querySelector("[data-progress-again]");
    if (again) again.hidden = true;
    const ask = async () => {
      let wait = 2000;
      try {
        const answer = await (await fetch(url, { headers: { Accept: "application/json" } })).json();
        box.querySelector("[data-progress-text]").textContent = answer.text;
        box.querySelector("progress").value = answer.percent || 0;
        if (answer.state === "ready") {
          box.querySelector("progress").hidden = true;
          box.querySelector("[data-progress-leave]")?.remove();
          const result = box.querySelector("[data-progress-result]");
          result.href = answer.url;
          result.hidden = false;
          return;
        }
      } catch {
        wait = 10000;
      }
      setTimeout(ask, wait);
    };
    setTimeout(ask, 1000);
  }
}

// Drafts of texts the portal has received leave this device (writing.js keeps them) ------------
function forgetReceived() {
  for (const place of document.querySelectorAll("[data-draft-received]")) {
    try {
      localStorage.removeItem(`tawasul:draft:${place.dataset.draftReceived}`);
    } catch {
      // Storage is closed on this device: nothing was kept.
    }
  }
}

for (const place of document.querySelectorAll("[data-focus]")) place.focus();
tick();
offerCopying();
offerPrinting();
sendOnce();
watchProgress();
forgetReceived();
