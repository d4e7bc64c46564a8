// Says once a minute that a page of a bilan is open, in sight and in use. It says nothing of what is done there.
// Loaded only for a structure that wants to know what bilans cost it. Without this file nothing is counted.

const MINUTE = 60_000;
const STILL = 3 * MINUTE;
const address = document.querySelector("meta[name='bilan-minutes']")?.content;
let used = Date.now();

for (const gesture of ["keydown", "pointerdown", "scroll", "input"]) {
  document.addEventListener(gesture, () => (used = Date.now()), { passive: true });
}

/** The token of the page, as htmx sends it. */
function token() {
  return JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["x-csrftoken"] ?? "";
}

async function say() {
  if (document.visibilityState !== "visible" || Date.now() - used > STILL) return;
  try {
    await fetch(address, { method: "POST", headers: { "X-CSRFToken": token() }, redirect: "error" });
  } catch {
    // No network, or signed out: a minute that nobody counts.
  }
}

if (address) setInterval(say, MINUTE);
