// Words being typed, put on the phone's disk as they come: a tab that the phone kills loses the last moments only.
// One draft a page, so that two pages open at once never write over each other.

import { uuid7 } from "./identifiers.js";
import { leaveBehind, leftBehind, takenIn } from "./left.js";
import { hold } from "./locks.js";
import { allOf, put, remove, within } from "./store.js";

const MOMENT = 250;
const LEFT_ALONE = new Set(["csrfmiddlewaretoken", "id"]);

/**
 * `of`: the note that is being corrected, and `address` its page; absent for words of Raconter.
 * @typedef {{id: string, owner: string, at: number, fields: Record<string, string[]>, of?: string, address?: string}} Draft
 */

/** The words of a form that somebody typed, by field; null when no field of words says anything. */
export function wordsOf(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (LEFT_ALONE.has(name) || typeof value !== "string") continue;
    (fields[name] ??= []).push(value);
  }
  const typed = [...form.querySelectorAll("textarea")].some((field) => field.value.trim());
  return typed ? fields : null;
}

/** Put the fields back as they were. Those of the address (« groupe ») stay as the page says. */
export function restore(form, draft, except = new Set()) {
  for (const field of form.elements) {
    const said = draft.fields[field.name];
    if (except.has(field.name) || LEFT_ALONE.has(field.name) || field.type === "file") continue;
    if (field.type === "radio" || field.type === "checkbox") {
      if (said || field.type === "checkbox") field.checked = Boolean(said?.includes(field.value));
    } else if (said) {
      field.value = said[0];
    }
    const chosen = field.type !== "radio" || field.checked;
    if (said && chosen && field.closest(".chip-body")) field.dispatchEvent(new Event("change", { bubbles: true })); // its chip
  }
}

/** The drafts of one account, newest first. @returns {Promise<Draft[]>} */
export async function drafts(owner) {
  for (const draft of leftBehind()) if (draft.owner === owner) await takeIn(draft);
  return (await allOf("drafts", owner)).sort((one, other) => other.at - one.at);
}

/** Put what a page left behind with the other drafts, unless these words were told or newer ones are there. */
async function takeIn(draft) {
  const words = JSON.stringify(draft.fields.happened?.[0] ?? "");
  await within(["items", "drafts"], "readwrite", async (transaction) => {
    const [items, others] = [transaction.objectStore("items"), transaction.objectStore("drafts")];
    const [told, known] = await Promise.all([items.get(draft.id), others.get(draft.id)]);
    const kept = told ? (told.body ?? words).includes(words) : known?.at > draft.at;
    // Words that went on after they were kept are another note.
    if (!kept) await others.put(told ? { ...draft, id: uuid7() } : draft);
  });
  takenIn(draft.id);
}

/** Whether what a field says already is this draft, a little before or after: other words never take its place. */
export function isOf(draft, typed) {
  const words = draft.fields.happened?.[0] ?? "";
  return typed.startsWith(words) || words.startsWith(typed);
}

/**
 * The draft to go on with: the one asked for, or the newest that no other page is writing. Where the field says
 * something already (`typed`), only the draft it comes from, or the one asked for if those words are a draft too.
 */
export async function unfinished(owner, asked = "", typed = "") {
  const all = (await drafts(owner)).filter((draft) => !draft.of);
  const safe = asked && all.some((draft) => draft.fields.happened?.[0] === typed);
  for (const draft of all) {
    if ((asked && draft.id !== asked) || !(safe || isOf(draft, typed))) continue;
    if (await hold(`draft:${draft.id}`)) return draft;
  }
  return null;
}

/** The draft of a correction of this note to go on with: the newest that no other page is writing. */
export async function unfinishedOf(owner, note) {
  for (const draft of await drafts(owner)) {
    if (draft.of === note && (await hold(`draft:${draft.id}`))) return draft;
  }
  return null;
}

export function dropDraft(id) {
  takenIn(id);
  return remove("drafts", id);
}

/** Where garder-mots.js keeps the words of the plain form, until it knows that they arrived. */
export const plainWords = (owner) => `mots:${owner}:raconter`;

/** The words of this draft leave the plain way, by the form itself; `corrected` for a correction. */
export const leaves = (owner, id, corrected = false) =>
  sessionStorage.setItem(`${corrected ? "corrigé" : "parti"}:${owner}`, id);

/** What left the plain way and arrived is no draft any more: of a correction, the page that comes says that it did. */
export async function settleLeft(owner) {
  const [parted, corrected] = [`parti:${owner}`, `corrigé:${owner}`];
  const said = document.querySelector("#messages .message-success");
  if (!sessionStorage.getItem(plainWords(owner))) await dropped(sessionStorage.getItem(parted));
  if (said) await dropped(sessionStorage.getItem(corrected));
  sessionStorage.removeItem(parted);
  sessionStorage.removeItem(corrected);
}

const dropped = (id) => id && dropDraft(id).catch(() => {});

/**
 * Keep the words of a form from now on. `onFailure` hears when the phone could not.
 * `save` gives whether the words are on the disk. `about`: what the draft is of; the words that the page came with, or
 * that are kept elsewhere, are then no draft of it, unless `save` is told so.
 * @returns {{id: () => string, save: (always?: boolean) => Promise<boolean>, begin: (draft?: string) => string,
 *   settled: () => void, end: () => Promise<void>}}
 */
export function watch(form, owner, onFailure, about = {}) {
  let id = "";
  let pending = 0;
  let saved = "";
  /** What is on the disk for sure: a writing that the page leaves behind may never end. */
  let written = "";
  const known = () => (about.of ? JSON.stringify(wordsOf(form)) : "");
  let rest = known();

  const typed = () => {
    const fields = wordsOf(form);
    return JSON.stringify(fields) === rest ? null : fields;
  };
  const row = (fields) => ({ id, owner, at: Date.now(), fields, ...about });
  const save = async (always = false) => {
    clearTimeout(pending);
    if (always) rest = "";
    const fields = typed();
    const said = JSON.stringify(fields);
    if (!id || said === saved) return true;
    saved = said;
    try {
      if (fields) await put("drafts", row(fields));
      else await remove("drafts", id);
      written = said;
      return true;
    } catch (error) {
      saved = "";
      onFailure(error);
      return false;
    }
  };
  const soon = () => {
    clearTimeout(pending);
    pending = setTimeout(save, MOMENT);
  };
  const leave = () => {
    clearTimeout(pending);
    const fields = typed();
    if (id && fields && JSON.stringify(fields) !== written) leaveBehind(row(fields));
  };
  const begin = (draft = "") => {
    clearTimeout(pending);
    id = draft || uuid7();
    saved = written = "";
    if (!draft) hold(`draft:${id}`);
    return id;
  };
  /** What the form says now is kept elsewhere. */
  const settled = () => {
    rest = known();
  };
  /** The words are kept elsewhere: what was about to be put does not come back as a draft of a note told already. */
  const end = async () => {
    clearTimeout(pending);
    const told = id;
    settled();
    id = "";
    if (told) await remove("drafts", told);
  };

  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save());
  window.addEventListener("pagehide", leave);
  return { id: () => id, save, begin, settled, end };
}
