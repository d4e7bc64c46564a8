// Keys for the three buttons of a word: 1, 2, 3, or the arrows to go from one to the next. Without this file the
// buttons are buttons.

const form = document.querySelector("[data-answering]");
const buttons = form ? [...form.querySelectorAll("button[name=value]")] : [];
const hint = document.querySelector("[data-keys]");
if (hint && matchMedia("(hover: hover)").matches) hint.hidden = false;
let sent = false;

form?.addEventListener("submit", (event) => {
  // Two quick taps are one answer.
  if (sent) event.preventDefault();
  sent = true;
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.("input, textarea, select")) return;
  const chosen = buttons["123".indexOf(event.key)];
  if (event.key.length === 1 && chosen) {
    event.preventDefault();
    chosen.click();
    return;
  }
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const at = buttons.indexOf(document.activeElement);
  if (!step || at < 0) return;
  event.preventDefault();
  buttons[(at + step + buttons.length) % buttons.length].focus();
});

// Coming back with the browser's own arrow, the buttons work again.
addEventListener("pageshow", () => (sent = false));
