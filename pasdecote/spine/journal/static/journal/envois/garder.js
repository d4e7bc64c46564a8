// What the pages that keep words do alike, once « Garder » was touched: read the fields, send soon, say what failed.

import { Unclear, carries } from "./content.js";
import { NotKept } from "./outbox.js";
import { copyButton, say } from "./saying.js";

const PATIENCE = 6_000;

/** What the form says, by `draw`; null when only the server can take it; Unclear, shown on its field, without a network. */
export function readable(form, data, words, draw) {
  if (!carries(data)) return null;
  try {
    return draw(data);
  } catch (unclear) {
    if (navigator.onLine) return null;
    const field = form.elements[unclear.field];
    field?.closest?.("details")?.setAttribute("open", "");
    say(words.saidUnclear, "error");
    field?.focus?.();
    return unclear instanceof Unclear ? unclear : new Unclear("", "unclear");
  }
}

/** Send what waits, and wait for it no longer than one would. @returns {Promise<{signIn: boolean}>} */
export function sendSoon(owner) {
  return Promise.race([
    send(owner).catch(() => ({ signIn: false })), // no network to fetch it: the next page that opens sends
    new Promise((resolve) => setTimeout(resolve, PATIENCE, { signIn: false })),
  ]);
}

/** What sends is fetched when there is something to send: the words are on the disk already. */
async function send(owner) {
  const [{ askForRoom, inBackground }, { flush }] = await Promise.all([import("./room.js"), import("./sending.js")]);
  askForRoom();
  inBackground();
  return flush({ owner, eager: true });
}

/** Never a word of success when the phone could not keep: the words stay in the field, to be copied elsewhere. */
export function notKept(form, words, error) {
  const full = error instanceof NotKept && error.full;
  say(full ? words.saidFull : words.saidNotKept, "error");
  copyButton(words.copy, words.copied, () => form.elements.happened.value);
}
