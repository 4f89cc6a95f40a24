// The moderators' queue: the minute counted down, and the notice shown as it will be read.
// Without this everything still works: the server knows how much of the minute is left.
"use strict";

function countDown(button) {
  const left = button.querySelector("[data-left]");
  const end = performance.now() + Number(button.dataset.undo) * 1000;
  const tick = () => {
    const seconds = Math.ceil((end - performance.now()) / 1000);
    if (seconds > 0) {
      left.textContent = String(seconds);
      setTimeout(tick, 500);
    } else {
      button.disabled = true;
      left.parentElement.remove();
    }
  };
  tick();
}

function preview(form) {
  const clause = form.querySelector("select[name=clause]");
  const note = form.querySelector("textarea[name=note]");
  const box = form.querySelector("[data-preview]");
  if (!clause || !note || !box) return;
  const put = (name, text) => {
    for (const slot of box.querySelectorAll(`[data-slot=${name}]`)) slot.textContent = text || "…";
  };
  const show = () => {
    const chosen = clause.selectedOptions[0];
    // "6 · title", as the list of choices has it.
    const [number, ...title] = chosen && chosen.value ? chosen.textContent.split(" · ") : [""];
    put("number", number);
    put("title", title.join(" · "));
    put("note", note.value.trim());
    box.querySelector("[data-has-note]").hidden = !note.value.trim();
  };
  clause.addEventListener("change", show);
  note.addEventListener("input", show);
  show();
}

for (const button of document.querySelectorAll("[data-undo]")) countDown(button);
for (const form of document.querySelectorAll("form.deny")) preview(form);
