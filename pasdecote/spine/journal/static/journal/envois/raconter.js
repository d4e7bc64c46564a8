// The first thing that Raconter loads, and little of it. The memory of the phone (telling.js) comes at once where it is
// at hand already, or where words wait to be found again; elsewhere once the worker has it, or as soon as somebody touches
// the form. What records a voice comes when one speaks.

import "../js/puces.js";
import { peek } from "./peek.js";

const owner = document.body.dataset.owner;
const form = document.querySelector("[data-outbox]")?.closest("form");
const part = (name) => form.querySelector(`[data-${name}]`);
let memory = null;

/** Fetch the memory; tried again by the next touch when there was no network for it. */
function remember() {
  memory ??= import("./telling.js").catch(() => {
    memory = null;
  });
  return memory;
}

/** Whether it costs nothing (the worker has the files), nothing else would have them, or words wait to be found again. */
async function atOnce() {
  const { serviceWorker } = navigator;
  if (!serviceWorker || serviceWorker.controller || form.elements.happened.value) return true;
  if (sessionStorage.getItem(`parti:${owner}`)) return true;
  return (await peek(owner).catch(() => ({ drafts: 1 }))).drafts > 0;
}

/** « Garder » before the memory came: it waits for it; without it the form goes to the server as any other. */
async function submitted(event) {
  if (form.dataset.phone) return;
  event.preventDefault();
  await remember();
  if (form.dataset.phone) form.requestSubmit(event.submitter);
  else form.submit();
}

/** The microphone in place of the file, where there is one. */
function offerVoice() {
  if (!window.MediaRecorder || !navigator.mediaDevices?.getUserMedia) return;
  const start = part("voice-start");
  const file = part("voice-file");
  const speak = async () => {
    try {
      await import("../js/voix.js");
    } catch {
      file.hidden = false;
      return;
    }
    start.removeEventListener("click", speak);
    start.click();
  };
  start.addEventListener("click", speak);
  start.hidden = false;
  file.hidden = part("voice-lasting").hidden = true;
}

if (form) {
  offerVoice();
  if ((window.SpeechRecognition ?? window.webkitSpeechRecognition)?.available) import("../js/dicter.js").catch(() => {});
}
if (form && owner) {
  part("photo-box").hidden = false;
  form.addEventListener("submit", submitted);
  for (const touch of ["pointerdown", "focusin", "input"]) form.addEventListener(touch, remember);
  if (await atOnce()) await remember();
  else navigator.serviceWorker.ready.then(remember);
}
