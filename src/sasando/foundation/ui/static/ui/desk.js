// Only makes pages quicker: everything here can be done without it.
"use strict";
const KEY = "sasando-shortcuts";
const search = document.getElementById("top-search");
const button = document.getElementById("shortcuts");
const isOn = () => localStorage.getItem(KEY) !== "off";
let opener = null;

function showState() {
  button.textContent = isOn() ? button.dataset.on : button.dataset.off;
  if (search) search.parentElement.classList.toggle("has-shortcut", isOn());
}

if (button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    localStorage.setItem(KEY, isOn() ? "off" : "on");
    showState();
  });
  showState();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  const target = link && document.getElementById(link.hash.slice(1));
  if (target && target.matches(".drawer, .rail")) opener = link;
  for (const menu of document.querySelectorAll(".bar details[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// Esc closes what floats and gives the focus back to what opened it.
function close() {
  for (const menu of document.querySelectorAll(".bar details[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
  if (document.querySelector(".drawer:target, .rail:target .close")) {
    location.hash = "#main";
    if (opener) opener.focus();
  }
}

document.addEventListener("keydown", (event) => {
  const isWriting = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "Escape") close();
  if (event.key !== "/" || isWriting || !search || !isOn()) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  search.focus();
});

// Offers people already known while a name is typed; without script the server asks on saving.
const known = document.querySelector("[data-known]");
const named = known && document.getElementById("id_name");
let waiting = 0;
if (named) {
  named.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const wanted = named.value.trim();
      if (wanted.length < 3) { known.replaceChildren(); return; }
      const found = await fetch(`${known.dataset.known}?q=${encodeURIComponent(wanted)}`, { headers: { "X-Requested-With": "fetch" } });
      if (found.ok && named.value.trim() === wanted) known.innerHTML = await found.text();
    }, 350);
  });
}
const copied = document.querySelector("[data-copy]");
if (copied) copied.addEventListener("focus", () => copied.select());
