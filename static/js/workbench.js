// Choosing many: how many are chosen, and all of this page at once. Without a script boxes do.
"use strict";

(() => {
  const all = document.querySelector("[data-all]");
  const says = document.querySelector("[data-count]");
  const boxes = [...document.querySelectorAll("input[name=contribution][type=checkbox]")];
  if (!all || !boxes.length) return;
  all.hidden = false;
  const count = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    says.textContent = `${says.dataset.count} ${chosen} / ${boxes.length}`;
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  };
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    count();
  });
  for (const box of boxes) box.addEventListener("change", count);
  count();
})();
