// Raconter, with the memory of the phone: words are on its disk before anything is sent. Without this file the form
// goes to the server as any other. Fetched by raconter.js.

import { isFar, putToday } from "./clock.js";
import { Unclear, contentOf, soundIn } from "./content.js";
import { isOf, leaves, plainWords, restore, settleLeft, unfinished, watch } from "./drafts.js";
import { notKept, readable, sendSoon } from "./garder.js";
import { NotKept, found, withdraw } from "./outbox.js";
import { isShut } from "./shut.js";
import { keepWith } from "./together.js";
import { photoOf } from "./photo-box.js";
import { announceChange } from "./locks.js";
import { say, sayLater } from "./saying.js";

const owner = document.body.dataset.owner;
const words = document.querySelector("[data-outbox]")?.dataset;
const form = document.querySelector("[data-outbox]")?.closest("form");

/** The address and the identifier of a page kept for later use are old: a new note each time. */
function begin(drafted = "") {
  form.elements.id.value = keeper.begin(drafted);
}

const plain = plainWords(owner);
const photo = form && photoOf(form);
const keeper = form && owner && watch(form, owner, (error) => notKept(form, words, new NotKept(error)));

async function start() {
  await settleLeft(owner);
  const asked = new URLSearchParams(location.search);
  if (isFar(words.now)) say(words.saidClock);
  if (document.documentElement.dataset.keptAt) await putToday(form.elements.happened_on);
  const typed = form.elements.happened.value;
  const draft = await unfinished(owner, asked.get("brouillon") ?? "", typed).catch(() => null);
  const shut = draft && (await isShut(owner));
  begin(shut ? "" : draft?.id);
  if (shut) say(words.saidShut, "info", words.waiting);
  else if (draft && (["", draft.fields.happened?.[0]].includes(typed) || !isOf(draft, typed))) {
    restore(form, draft, new Set(asked.has("groupe") ? ["anchor"] : []));
    say(words.saidRestored);
  }
  if (asked.has("groupe")) choose(asked.get("groupe"));
  form.addEventListener("submit", submitted);
  form.dataset.phone = "ready"; // from here on, words are kept on the phone first
}

function choose(slug) {
  for (const [key, spot] of Object.entries(JSON.parse(words.spots))) {
    const field = spot.slug === slug && form.querySelector(`[name=anchor][value="${CSS.escape(key)}"]`);
    if (field) field.checked = true;
  }
}

let busy = false;

async function submitted(event) {
  const data = new FormData(form);
  const told = readable(form, data, words, contentOf);
  if (!told) return leaves(owner, keeper.id()); // the plain way: the server says what is not clear
  event.preventDefault();
  if (busy || told instanceof Unclear) return;
  busy = true;
  form.setAttribute("aria-busy", "true");
  try {
    await kept(told, String(data.get("anchor")), soundIn(data), data.has("lasting"));
  } catch (error) {
    notKept(form, words, error);
  } finally {
    busy = false;
    form.removeAttribute("aria-busy");
  }
}

async function kept(told, key, sound, lasting) {
  const spot = JSON.parse(words.spots)[key];
  const shown = { group: spot?.name ?? "", readers: told.circle };
  const note = { ...told, owner, id: keeper.id(), shown, draft: keeper.id() };
  const { item, alone } = await keepWith(note, { sound, lasting, picture: photo.chosen() });
  await keeper.end().catch(() => {}); // a draft left behind is a nuisance, not a loss
  sessionStorage.removeItem(plain);
  await announceChange();
  const round = await sendSoon(owner);
  const now = await found(item.id);
  if (now?.state === "aside") return refused(now);
  if (now?.state === "sent") {
    sayLater(alone ? words.saidAlone : (spot?.said?.[told.circle] ?? words.saidSent));
    location.assign(told.circle === "me" ? words.notebook : spot?.thread || `/notes/${now.fact}/`);
    return undefined;
  }
  afresh();
  const said = round.signIn ? words.saidSignIn : words.saidKept;
  return say(alone ? words.saidAlone : said, "success", words.waiting);
}

/** The server will not have it, and says why: the words are in the form still, and on the disk as a draft; where the
 *  draft could not be written, the note stays, to be looked at. */
async function refused(item) {
  begin();
  if (await keeper.save()) await withdraw(item.id);
  await announceChange();
  say(item.refusal.sentence, "error");
}

function afresh() {
  form.reset();
  form.elements.happened.value = "";
  photo.clear();
  form.querySelector("[data-voice-drop]:not([hidden])")?.click();
  sessionStorage.removeItem(plain);
  begin();
  form.elements.happened.focus();
}

if (keeper) {
  await start();
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
}
