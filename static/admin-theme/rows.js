// One more row of three, as long as there is room.
"use strict";

function moreRows() {
  for (const button of document.querySelectorAll("[data-add-row]")) {
    const table = document.querySelector(`table[data-rows="${CSS.escape(button.dataset.addRow)}"]`);
    if (!table) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      const body = table.tBodies[0];
      const n = body.rows.length;
      const row = body.rows[n - 1].cloneNode(true);
      for (const field of row.querySelectorAll("textarea")) {
        field.value = "";
        field.name = field.name.replace(/-\d+-/, `-${n}-`);
        field.id = field.id.replace(/-\d+-/, `-${n}-`);
        field.setAttribute("aria-label", field.getAttribute("aria-label").replace(/\d+/, String(n + 1)));
      }
      body.append(row);
      row.querySelector("textarea").focus();
      if (n + 1 >= Number(table.dataset.most)) button.hidden = true;
    });
  }
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", moreRows);
else moreRows();
