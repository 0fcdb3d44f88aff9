// Reports: leaves without a trace in the history, and works ahead so that nobody has to wait.
// Both can be done without it.
"use strict";
for (const link of document.querySelectorAll("[data-leave]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    window.location.replace(link.href);
  });
}

function zeroBits(bytes) {
  let count = 0;
  for (const byte of bytes) {
    if (byte === 0) {
      count += 8;
      continue;
    }
    return count + Math.clz32(byte) - 24;
  }
  return count;
}

async function solve(challenge, bits) {
  const encoder = new TextEncoder();
  for (let start = 0; ; start += 256) {
    const tries = Array.from({ length: 256 }, (_, at) => start + at);
    const digests = await Promise.all(
      tries.map((at) => crypto.subtle.digest("SHA-256", encoder.encode(`${challenge}:${at}`))),
    );
    const found = digests.findIndex((digest) => zeroBits(new Uint8Array(digest)) >= bits);
    if (found >= 0) return String(start + found);
  }
}

const form = document.querySelector("form[data-bits]");
if (form && window.crypto && crypto.subtle) {
  let done = false;
  let waiting = false;
  const button = form.querySelector("button[type=submit]");
  solve(form.elements.draft.value, Number(form.dataset.bits)).then((work) => {
    form.elements.work.value = work;
    done = true;
    if (waiting) form.submit();
  });
  form.addEventListener("submit", (event) => {
    if (done || waiting) return;
    event.preventDefault();
    waiting = true;
    button.setAttribute("aria-disabled", "true");
    button.textContent = form.dataset.busy;
  });
}
