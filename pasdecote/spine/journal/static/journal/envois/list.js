// « Ce qui attend sur ce téléphone »: each thing is read, said otherwise, copied, deleted alone. Works without a network.

import { drafts, dropDraft } from "./drafts.js";
import { curtain } from "./list-code.js";
import { row } from "./list-row.js";
import { change, list, media, tryAgain, withdraw, withdrawMedium } from "./outbox.js";
import { copy, say } from "./saying.js";
import { announceChange } from "./locks.js";
import { wake } from "./waking.js";

const owner = document.body.dataset.owner;
const page = document.querySelector("[data-phone-list]");
const words = page.dataset;
const part = (name) => page.querySelector(`[data-part="${name}"]`);

/** Everything of this account, as rows: what they say, in which part of the page. */
async function rows() {
  const [items, pictures, unkept] = await Promise.all([list(owner), media(owner), drafts(owner)]);
  const notes = items.map((item) => ({ part: item.state, item, id: item.id, at: item.told, ...sentBy(item) }));
  const others = pictures.map((medium) => ({ part: medium.state, medium, id: medium.id, at: 0, content: null }));
  const typed = unkept.map((draft) => ({
    part: "drafts", draft, id: draft.id, at: draft.at, content: { happened: draft.fields.happened?.[0] ?? "" },
    corrects: Boolean(draft.of),
  }));
  return [...notes, ...others, ...typed];
}

function sentBy(item) {
  const { content = null, fact } = item.body ? JSON.parse(item.body) : {};
  return { content, corrects: Boolean(fact) };
}

async function show() {
  const found = await rows();
  for (const name of ["aside", "waiting", "drafts", "sent"]) {
    const own = found.filter((each) => each.part === name);
    part(name).hidden = !own.length;
    part(name).querySelector("ul").replaceChildren(...own.map((each) => row(page, each, acts)));
  }
  const waits = found.some((each) => each.part !== "sent");
  page.querySelector("[data-none]").hidden = waits;
  page.querySelector("[data-send]").hidden = !found.some((each) => each.part === "waiting");
  page.querySelector("[data-leave]").hidden = !new URLSearchParams(location.search).has("partir");
}

/** Do something, then say what came of it and show the page again. */
async function act(work, said = "") {
  try {
    await work();
    if (said) say(said, "success");
  } catch {
    say(words.saidNotKept, "error");
  }
  await announceChange();
  await show();
}

const acts = {
  copy: (each) => copy(each.content?.happened ?? "").then(() => say(words.saidCopied, "success")),
  again: (each) => act(() => tryAgain(each.id)).then(() => send()),
  save: (each, happened) => act(() => change(each.id, { ...each.content, happened }), words.saidKept).then(() => send()),
  remove: (each) => ask(each).then((sure) => sure && act(() => removed(each), words.saidDeleted)),
};

function removed(each) {
  if (each.draft) return dropDraft(each.id);
  return each.medium ? withdrawMedium(each.id) : withdraw(each.id);
}

/** Ask before deleting: it is for good. */
function ask(each) {
  const dialog = page.querySelector("[data-ask]");
  dialog.querySelector("[data-ask-left]").hidden = !each.item?.attempted || each.part !== "waiting";
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "oui"), { once: true });
  });
}

async function send() {
  const button = page.querySelector("[data-send] button");
  button.disabled = true;
  const round = await wake(owner, "all").catch(() => null);
  button.disabled = false;
  await show();
  if (!round) return say(words.saidNotKept, "error");
  if (round.signIn) return say(words.saidSignIn, "error");
  return round.waiting ? say(words.saidLater) : round.sent ? say(words.saidSent, "success") : undefined;
}

/** Back to the page that sent here for the code. */
function goesOn() {
  const next = new URLSearchParams(location.search).get("suite");
  const ours = next && new URL(next, location.origin).origin === location.origin;
  if (ours) location.replace(new URL(next, location.origin));
  return ours;
}

async function start() {
  page.hidden = false;
  await curtain(page, owner);
  if (goesOn()) return;
  page.querySelector("[data-shown]").hidden = false;
  page.querySelectorAll("[data-send] button").forEach((button) => button.addEventListener("click", send));
  page.querySelector("[data-leave-send]")?.addEventListener("click", send);
  if (typeof BroadcastChannel !== "undefined") new BroadcastChannel("pas-de-cote").onmessage = show;
  await show();
}

if (owner) await start();
