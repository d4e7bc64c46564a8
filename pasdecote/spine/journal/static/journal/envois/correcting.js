// Correcting a note that the server has, with the memory of the phone: the correction is on its disk before anything is
// sent, and says which versions its writer had read. Without this file the form goes to the server as any other.

import { Unclear, factFrom } from "./content.js";
import { leaves, restore, settleLeft, unfinishedOf, watch, wordsOf } from "./drafts.js";
import { notKept, readable, sendSoon } from "./garder.js";
import { announceChange } from "./locks.js";
import { NotKept, change, correct, found, list, withdraw } from "./outbox.js";
import { say, sayLater } from "./saying.js";
import { isShut } from "./shut.js";

const PATIENCE = 4_000;
const READ = ["replaces", "digest"]; // what was read when the words were typed: restored with them, by hand
const owner = document.body.dataset.owner;
const place = document.querySelector("[data-correction]");
const form = place?.closest("form");
const words = place?.dataset;
const note = place && JSON.parse(words.correction);
const atFirst = form && read();

const keeper =
  form && owner && watch(form, owner, (error) => notKept(form, words, new NotKept(error)), {
    of: note.fact, address: location.pathname + location.search,
  });
/** The correction that this page kept last: what follows follows it. */
let last = "";
let busy = false;
/** Behind a code that was not given: what waits is neither shown nor changed by what is typed here. */
let shut = false;

/** The versions, and the digest of the one that may be rewritten in place, that the writer has in front of them. */
function read() {
  const data = new FormData(form);
  return JSON.stringify(READ.map((name) => data.getAll(name)));
}

/** The same number whichever way it goes: sent by both, it is one correction. */
function begin(drafted = "") {
  const id = keeper.begin(drafted);
  if (form.elements.id) form.elements.id.value = id;
}

async function start() {
  const refused = document.querySelector(".error-summary"); // the form came back: its words are the newest
  const left = sessionStorage.getItem(`corrigé:${owner}`);
  await settleLeft(owner);
  const [waits, found] = await Promise.all([waiting(), refused ? null : unfinishedOf(owner, note.fact)]).catch(() => []);
  shut = Boolean(waits || found) && (await isShut(owner));
  const draft = shut ? null : found;
  begin((refused && left) || draft?.id);
  if (refused) await keeper.save(true);
  else if (shut) say(words.saidShut, "info", words.waiting);
  else if (draft) goOn(draft.fields, words.saidRestored);
  else if (waits) {
    goOn({ ...waits.shown.fields, happened: [JSON.parse(waits.body).content.happened ?? ""] }, words.saidWaits);
    keeper.settled();
  }
  form.addEventListener("submit", submitted);
  form.dataset.phone = "ready"; // from here on, words are kept on the phone first
}

/** The correction of this note that has not arrived yet, if there is one. */
async function waiting() {
  const all = await list(owner);
  return all.filter((item) => item.state !== "sent" && JSON.parse(item.body).fact === note.fact).at(-1);
}

/** Go on with these fields, and with what their writer had read. */
function goOn(fields, said) {
  restore(form, { fields }, new Set(READ));
  for (const name of READ) {
    const own = [...form.querySelectorAll(`input[name=${name}]`)];
    const known = fields[name] ?? [];
    if (!own.length || !known.length) continue;
    for (const field of own.slice(1)) field.remove();
    own[0].value = known[0];
    for (const value of known.slice(1).reverse()) {
      const field = own[0].cloneNode();
      field.value = value;
      own[0].after(field);
    }
  }
  say(said);
}

async function submitted(event) {
  const told = readable(form, new FormData(form), words, (data) => factFrom(data, note.base, note.lost));
  if (!told) return leaves(owner, keeper.id(), true); // the plain way: the server says what is not clear
  event.preventDefault();
  if (busy || told instanceof Unclear) return undefined;
  busy = true;
  form.setAttribute("aria-busy", "true");
  try {
    const waits = shut && !last ? null : await waiting();
    if (!waits && (await inPlace())) return plainly();
    await kept(told, waits);
  } catch (error) {
    notKept(form, words, error);
  } finally {
    busy = false;
    form.removeAttribute("aria-busy");
  }
  return undefined;
}

/** Whether to rewrite one's own note in place: only with a network, from a page that just came. Otherwise a correction
 *  follows it, which never writes over what was said meanwhile. */
async function inPlace() {
  if (!form.elements.digest || last || document.documentElement.dataset.keptAt || read() !== atFirst) return false;
  if (form.elements.digest.value !== note.digest) return false;
  const asked = import("./wire.js").then(({ whoIsThere }) => whoIsThere());
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, {}));
  const there = await Promise.race([asked, late]).catch(() => ({})); // no network to fetch it: nor to rewrite
  return there.json?.owner === owner;
}

function plainly() {
  leaves(owner, keeper.id(), true);
  form.submit();
}

async function kept(told, waits) {
  const shown = { group: note.group, fields: wordsOf(form) ?? {} };
  const item = waits ? await change(waits.id, told, Date.now(), shown) : await correct(correction(told, shown));
  const former = last;
  last = item.id;
  await keeper.end().catch(() => {}); // a draft left behind is a nuisance, not a loss
  begin();
  await announceChange();
  const round = await sendSoon(owner);
  const now = await found(item.id);
  if (now?.state === "aside") return refused(now, former);
  if (now?.state !== "sent") return say(round.signIn ? words.saidSignIn : words.saidKept, "success", words.waiting);
  await globalThis.caches?.open(`pages:${owner}`).then((pages) => pages.delete(location.href)).catch(() => {}); // former words
  sayLater(words.saidSent);
  location.assign(`/notes/${note.fact}/`);
  return undefined;
}

function correction(told, shown) {
  const data = new FormData(form);
  const replaces = last ? [last] : data.getAll("replaces");
  const { fact, anchor, circle } = note;
  const base = last ? "" : String(data.get("digest") ?? "");
  return { id: keeper.id(), draft: keeper.id(), owner, anchor, circle, fact, replaces, base, content: told, shown };
}

/** The server will not have it, and says why: the words are in the form still, and on the disk as a draft; where the
 *  draft could not be written, the correction stays, to be looked at. */
async function refused(item, former) {
  if (await keeper.save(true)) {
    await withdraw(item.id);
    last = former;
  }
  await announceChange();
  say(item.refusal.sentence, "error");
}

if (keeper) {
  await start();
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
}
