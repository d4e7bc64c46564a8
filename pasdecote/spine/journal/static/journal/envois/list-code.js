// The code of the page « Ce qui attend »: asked first when there is one; put, changed, taken away.

import { dropCode, giveCode, hasCode, setCode } from "./pin.js";
import { say } from "./saying.js";
import { isShut } from "./shut.js";

/** Comes back once the words may be shown. */
export async function curtain(page, owner) {
  await offer(page, owner);
  if (!(await isShut(owner))) return;
  const shut = page.querySelector("[data-shut]");
  shut.hidden = false;
  shut.querySelector("[data-forgot]").addEventListener("submit", (event) => forget(event, owner));
  await new Promise((resolve) => {
    shut.querySelector("[data-give]").addEventListener("submit", async (event) => {
      event.preventDefault();
      const field = event.target.elements.code;
      if (await giveCode(owner, field.value)) return resolve();
      field.value = "";
      field.focus();
      return say(page.dataset.saidWrong, "error");
    });
  });
  shut.hidden = true;
}

/** Who forgot their code signs in again: that proves more than the code did. */
async function forget(event, owner) {
  event.preventDefault();
  const form = event.target;
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) }).catch(() => null);
  if (!answer?.ok) return say(form.dataset.failed, "error");
  await dropCode(owner);
  return location.assign("/");
}

async function offer(page, owner) {
  const form = page.querySelector("[data-code]");
  const drop = form.querySelector("[data-code-drop]");
  drop.hidden = !(await hasCode(owner));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const done = await setCode(owner, form.elements.code.value);
    say(done ? page.dataset.saidCode : page.dataset.saidDigits, done ? "success" : "error");
    if (!done) return;
    form.reset();
    drop.hidden = false;
  });
  drop.addEventListener("click", async () => {
    await dropCode(owner);
    drop.hidden = true;
    say(page.dataset.saidNoCode, "success");
  });
}
