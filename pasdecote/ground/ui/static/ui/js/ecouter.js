// Reads the page aloud with a voice of the device itself: words never leave it.
// The button stays hidden when the device has no such voice for the language of the page. Touched while it reads,
// it stops there, and goes on from there: by pieces, for some devices do not know how to pause.

const READ = "h1, h2, h3, h4, p, li, dt, dd, blockquote, caption, th, td, label, legend";
const SILENT = "nav, footer, button, [hidden], [aria-hidden='true'], dialog:not([open]), details:not([open]) > :not(summary)";
const speech = window.speechSynthesis;
const language = document.documentElement.lang || "fr";
let reading = false;
let next = 0;

const buttons = () => document.querySelectorAll("[data-listen]");

/** The device's own voice for the language, or undefined. */
function localVoice() {
  const short = language.slice(0, 2);
  return speech.getVoices().find((voice) => voice.localService && voice.lang.slice(0, 2).toLowerCase() === short);
}

/** The page in short pieces, in order: long speeches are cut off by some devices. */
function pieces() {
  const found = [];
  for (const element of document.querySelectorAll(`main :is(${READ})`)) {
    if (element.closest(SILENT) || element.querySelector(READ)) continue;
    const words = element.innerText.trim();
    if (words) found.push(words);
  }
  return found;
}

/** Write on each button what touching it does. */
function label() {
  for (const button of buttons()) {
    const words = button.querySelector("span");
    button.dataset.listenWords ??= words.textContent;
    const { listenWords, stopWords, resumeWords } = button.dataset;
    words.textContent = reading ? stopWords : next ? (resumeWords ?? listenWords) : listenWords;
  }
}

/** Stop at the piece that was being read; `whole`: all was read, the next time begins at the top. */
function stop(whole = false) {
  reading = false;
  if (whole) next = 0;
  speech.cancel();
  label();
}

function start() {
  const voice = localVoice();
  const all = pieces();
  if (!voice || !all.length) return;
  if (next >= all.length) next = 0;
  reading = true;
  label();
  all.slice(next).forEach((words, rank, rest) => {
    const utterance = new SpeechSynthesisUtterance(words);
    const position = all.length - rest.length + rank;
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.95;
    utterance.onstart = () => reading && (next = position);
    if (position === all.length - 1) utterance.onend = () => reading && stop(true);
    speech.speak(utterance);
  });
}

/** Show the buttons once a local voice is known; devices load their voices late. */
function show() {
  const possible = Boolean(localVoice());
  for (const button of buttons()) button.hidden = !possible;
}

if (speech && window.SpeechSynthesisUtterance) {
  show();
  speech.addEventListener?.("voiceschanged", show);
  document.addEventListener("htmx:afterSettle", show);
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-listen]")) reading ? stop() : start();
  });
  window.addEventListener("pagehide", () => speech.cancel());
}
