// Ties a finding to its words while the mouse or the keyboard is on either, and copies a citation. No page needs it.
"use strict";

const light = (tokens) => {
  for (const each of document.querySelectorAll("[data-f]")) {
    each.classList.toggle("lit", each.dataset.f.split(" ").some((token) => tokens.includes(token)));
  }
};
const tokensAt = (target) => target.closest?.("[data-f]")?.dataset.f.split(" ") ?? [];

for (const event of ["mouseover", "focusin"]) {
  document.addEventListener(event, ({ target }) => light(tokensAt(target)));
}

for (const button of document.querySelectorAll(".copy")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const area = document.getElementById(button.dataset.copies);
    area.select();
    try {
      await navigator.clipboard.writeText(area.value);
      document.getElementById("copied").textContent = "Copied.";
    } catch {
      document.getElementById("copied").textContent = "Selected: copy it with the keyboard.";
    }
  });
}
