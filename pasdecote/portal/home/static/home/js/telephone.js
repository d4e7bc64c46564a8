// On every page of somebody signed in: says when the page is an old copy, how much waits on this phone, has it sent,
// and asks before leaving while something waits. What is heavy is fetched only when something waits.

import { peek } from "../../journal/envois/peek.js";

const { owner, waiting, offlineWords, badgeWords } = document.body.dataset;
const { keptAt } = document.documentElement.dataset;
let count = { waiting: 0, aside: 0, drafts: 0, others: 0 };

/** One line: these are the words of another day. What waits, and a new note, are of now. */
async function sayOffline() {
  const { inWords } = await import("../../journal/envois/when.js");
  const now = document.querySelector("[data-outbox], [data-phone-list]");
  const line = document.createElement("p");
  line.className = "message message-info";
  line.textContent = now ? `${offlineWords.split(". ")[0]}.` : offlineWords.replace("%s", inWords(new Date(keptAt)));
  document.getElementById("messages")?.before(line);
}

/** A kept page is behind the code too, where there is one: the worker hid it, and it is shown once the code was given. */
async function draw() {
  const { isShut } = await import("../../journal/envois/shut.js");
  const here = encodeURIComponent(location.pathname + location.search);
  if (await isShut(owner).catch(() => true)) return location.replace(`${waiting}?suite=${here}`);
  document.getElementById("contenu").hidden = false;
  return undefined;
}

/** How many are to be sent or looked at, beside Raconter. */
function badge() {
  document.querySelector(".waiting-badge")?.remove();
  const number = count.waiting + count.aside;
  const place = document.querySelector(".bar .tell a");
  if (!number || !place) return;
  const mark = document.createElement("span");
  mark.className = "waiting-badge";
  const words = document.createElement("span");
  words.className = "unseen";
  words.textContent = badgeWords.replace("%s ", " ");
  mark.append(String(number), words);
  place.append(mark);
}

/** A note that went the plain way, and arrived, leaves no draft behind. Raconter and corrections see to it themselves. */
async function settle() {
  const left = ["parti", "corrigé"].some((how) => sessionStorage.getItem(`${how}:${owner}`));
  if (!left || document.querySelector("[data-outbox], [data-correction]")) return;
  const { settleLeft } = await import("../../journal/envois/drafts.js");
  await settleLeft(owner);
}

async function look() {
  count = await peek(owner).catch(() => count);
  badge();
}

async function send(eager) {
  await look();
  if (!count.waiting) return;
  const { wake } = await import("../../journal/envois/waking.js");
  await wake(owner, eager);
  await look();
}

/** Leaving takes nothing away from this phone, but who leaves should know that something stays. */
function leaving(event) {
  const form = event.target;
  if (!form.matches("[data-leaves]") || form.dataset.sure || !(count.waiting + count.aside + count.drafts)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  location.assign(`${waiting}?partir`);
}

/** « Effacer ce téléphone » sends or asks first. */
async function wiping(event) {
  const form = event.target;
  if (!form.matches("[data-wipe]")) return;
  event.preventDefault();
  const { wipe } = await import("../../journal/envois/wiping.js");
  await wipe(form, owner);
}

async function register() {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  try {
    await serviceWorker.register("/travailleur.js?envois", { type: "module" });
  } catch {
    await serviceWorker.register("/travailleur.js").catch(() => {});
  }
  const registration = await serviceWorker.ready;
  registration.active?.postMessage({ type: "warm" });
  turned(registration.waiting);
}

/** An update that was there before this page takes over: not at once, the former page is still going, and the worker of
 *  before still at work for this one. What comes while one types waits for the next page. */
function turned(update) {
  const ask = () => update?.state === "installed" && update.postMessage({ type: "takeOver" });
  for (const moment of [1_000, 5_000, 15_000]) setTimeout(ask, moment);
}

if (keptAt) sayOffline();
if (document.getElementById("contenu").hidden) draw();
if (sessionStorage.getItem("dit:")) import("../../journal/envois/saying.js").then(({ sayNow }) => sayNow());
document.addEventListener("submit", leaving, true);
document.addEventListener("submit", wiping);
window.addEventListener("online", () => {
  navigator.serviceWorker?.controller?.postMessage({ type: "online" }); // a session left without a network ends first
  send(true);
});
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && send(true));
if (typeof BroadcastChannel !== "undefined") new BroadcastChannel("pas-de-cote").onmessage = look;
settle().then(() => send(!keptAt));
// Once the page is there: the worker and its files must not compete with what one came to read.
if (document.readyState === "complete") register();
else window.addEventListener("load", register);
