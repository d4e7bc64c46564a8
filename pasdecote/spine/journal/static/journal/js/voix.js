// The microphone of a form: records, lets one hear it again, and puts the sound where a chosen file would be.
// Without this module, or without a microphone, a file can be chosen.

import { LONGEST, canRecord, record } from "./enregistrer.js";

const ENDS = { "audio/mp4": "m4a", "audio/webm": "webm", "audio/ogg": "ogg" };
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
const heldBy = new WeakMap();

/** Put the sound in the form, as if it had been chosen; an empty one takes it out. */
function put(form, sound) {
  const input = form.querySelector("[name=sound]");
  const files = new DataTransfer();
  if (sound?.size) files.items.add(new File([sound], `voix.${ENDS[sound.type] ?? "webm"}`, { type: sound.type }));
  input.files = files.files;
  heldBy.set(form, sound?.size ? sound : null);
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Bring one form to life; `held` is a sound recorded before the form came back with something to correct. */
function enliven(box, held) {
  const form = box.closest("form");
  const part = (name) => box.querySelector(`[data-voice-${name}]`);
  const [live, stop, time, heard, drop, said, file, lasting] =
    ["live", "stop", "time", "heard", "drop", "said", "file", "lasting"].map(part);
  const start = form.querySelector("[data-voice-start]");
  const say = (name) => (said.textContent = said.dataset[name] ?? "");
  let going = null;

  const show = (sound) => {
    const some = Boolean(sound?.size);
    URL.revokeObjectURL(heard.src);
    if (some) heard.src = URL.createObjectURL(sound);
    else heard.removeAttribute("src");
    for (const element of [heard, drop, lasting]) element.hidden = !some;
    start.hidden = some;
    stop.hidden = time.hidden = true;
    put(form, sound);
  };
  const tick = ({ state, seconds }) => {
    time.textContent = `${clock(seconds)} / ${clock(LONGEST)}`;
    if (state === "stopped") going = null;
  };

  live.hidden = false;
  file.hidden = true;
  show(held);

  start.addEventListener("click", async () => {
    start.disabled = true;
    try {
      going = await record({ onState: tick });
      start.hidden = true;
      stop.hidden = time.hidden = false;
      say("recording");
      stop.focus();
      const sound = await going.finished;
      show(sound);
      say(sound.size ? "stopped" : "");
      heard.focus();
    } catch (error) {
      // Refused, or no microphone here: a file can still be chosen.
      file.hidden = false;
      say(error.name === "NotFoundError" ? "none" : "refused");
    } finally {
      start.disabled = false;
    }
  });
  stop.addEventListener("click", () => going?.stop());
  drop.addEventListener("click", () => {
    show(null);
    say("");
    start.focus();
  });
  form.addEventListener("reset", () => setTimeout(() => (show(null), say(""))));
  file.addEventListener("change", (event) => {
    if (event.isTrusted) lasting.hidden = !event.target.files.length;
  });
}

/** Send without leaving the page, so that a refused form does not lose the sound with it. */
async function send(form, sound) {
  const buttons = form.querySelectorAll("button[type=submit]");
  const enable = (yes) => buttons.forEach((button) => (button.disabled = !yes));
  const body = new FormData(form);
  enable(false);
  try {
    const headers = { "HX-Request": "true" };
    const answer = await fetch(form.action, { method: "POST", body, headers });
    const next = answer.headers.get("HX-Redirect");
    if (next) {
      location.assign(next);
      return;
    }
    if (answer.status !== 422) throw new Error(String(answer.status));
    const main = form.closest("main");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    main.replaceChildren(main.querySelector("#messages"), ...page.body.childNodes);
    main.querySelectorAll("[data-voice]").forEach((box) => enliven(box, sound));
    main.querySelector(".error-summary, [aria-invalid=true]")?.focus();
  } catch {
    form.querySelector("[data-voice-said]").textContent =
      form.querySelector("[data-voice-said]").dataset.failed;
  } finally {
    enable(true);
  }
}

if (canRecord()) {
  for (const box of document.querySelectorAll("[data-voice]")) enliven(box, null);
  // On the document: whoever handles the form itself comes first, and this then stands aside.
  document.addEventListener("submit", (event) => {
    const sound = heldBy.get(event.target);
    if (!sound || event.defaultPrevented) return;
    event.preventDefault();
    send(event.target, sound);
  });
}
