// Dictating words, only where this device understands speech by itself: a voice is never sent to somebody's cloud to
// be written down. Where the device does not say that it can, there is no button at all.

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
const LANGUAGES = { fr: "fr-FR", en: "en-US" };
const language = LANGUAGES[document.documentElement.lang] ?? document.documentElement.lang;

/** Whether the device hears this language here and now, with nothing to fetch. */
async function onDevice() {
  if (!Recognition?.available) return false;
  try {
    return (await Recognition.available({ langs: [language], processLocally: true })) === "available";
  } catch {
    return false;
  }
}

/** Add what was heard to what is written, as if it had been typed. */
function add(field, heard) {
  const gap = field.value && !/\s$/.test(field.value) ? " " : "";
  field.value += gap + heard.trim();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function enliven(box) {
  const button = box.querySelector("button");
  const label = button.querySelector("span") ?? button;
  const said = box.querySelector("[role=status]");
  const field = box.closest("form").elements.happened;
  const start = label.textContent;
  let hearing = null;

  const rest = (why = "") => {
    hearing = null;
    label.textContent = start;
    said.textContent = why;
  };
  button.addEventListener("click", () => {
    if (hearing) return hearing.stop();
    hearing = new Recognition();
    hearing.lang = language;
    hearing.processLocally = true;
    hearing.continuous = true;
    hearing.addEventListener("result", ({ results, resultIndex }) => {
      for (const result of [...results].slice(resultIndex)) if (result.isFinal) add(field, result[0].transcript);
    });
    hearing.addEventListener("error", () => (said.textContent = box.dataset.failed));
    hearing.addEventListener("end", () => rest(said.textContent === box.dataset.failed ? box.dataset.failed : ""));
    label.textContent = box.dataset.stop;
    said.textContent = box.dataset.hearing;
    return hearing.start();
  });
  box.hidden = false;
}

const boxes = document.querySelectorAll("[data-dictate]");
if (boxes.length && (await onDevice())) boxes.forEach(enliven);
