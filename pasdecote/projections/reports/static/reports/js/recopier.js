// The feuille de recopie: a button copies its field and notes it; a shortened text is counted as it is typed, and
// kept in this window until it is closed. Without this file, fields are selected by hand and noted by their form.

const sheet = document.getElementById("recopie");
const words = sheet.dataset;

/** Put a text on the clipboard. False when the browser does not allow it: the text is then left selected. */
async function copy(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand("copy");
  }
}

/** Tell the server that a line was pasted; its session or the network may be gone. */
async function note(form) {
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Requested-With": "copier" },
      redirect: "error",
    });
    return answer.ok;
  } catch {
    return false;
  }
}

function say(form, sentence, look) {
  const pill = document.createElement("span");
  pill.className = `pill ${look}`;
  pill.textContent = sentence;
  form.querySelector(".copy-state").replaceChildren(pill);
}

async function copied(event) {
  if (event.submitter?.hasAttribute("data-forget")) return;
  event.preventDefault();
  const form = event.currentTarget;
  const done = await copy(form.querySelector("textarea, input[type='text']"));
  if (!done) return say(form, words.selected, "pill-to_answer");
  say(form, words.copied, "pill-filled");
  if (!(await note(form))) say(form, words.unnoted, "pill-to_answer");
}

function count(field, place) {
  const limit = Number(place.dataset.limit);
  place.textContent = place.dataset.words.replace("[n]", field.value.length).replace("[limite]", limit);
  place.classList.toggle("copy-over", field.value.length > limit);
}

/** A text being shortened survives a reload, as long as the bilan still says the same. */
function keep(field, name) {
  try {
    field.value = sessionStorage.getItem(name) ?? field.value;
    field.addEventListener("input", () => sessionStorage.setItem(name, field.value));
  } catch {
    // No storage here: the page works all the same.
  }
}

for (const form of sheet.querySelectorAll("form[data-line]")) {
  form.querySelector("button").textContent = words.copy;
  form.addEventListener("submit", copied);
  const [field, place] = [form.querySelector("textarea"), form.querySelector("[data-count]")];
  if (field?.hasAttribute("data-shorten")) keep(field, `recopie:${words.owner}:${form.dataset.line}:${form.dataset.seen}`);
  if (!field || !place) continue;
  count(field, place);
  field.addEventListener("input", () => count(field, place));
}
