// What waits on the phone, and the rules it follows. Nothing here reads a clock, a network or a database.

import { uuid7 } from "./identifiers.js";

/** @typedef {"waiting" | "aside" | "sent"} State  à envoyer, à regarder, envoyé */
/** @typedef {{status: number, code: string, sentence: string, at: number}} Refusal */
/**
 * @typedef {object} Item
 * @property {string} id the version's own identifier, made here
 * @property {string} owner the opaque key of the account that told it
 * @property {State} state
 * @property {string} body the bytes to send, which never change once an attempt was made
 * @property {number} told when it was told, by this phone's clock
 * @property {boolean} attempted whether it may have left already
 * @property {number} tries attempts in a row that came to nothing
 * @property {number} next not before this time
 * @property {"" | "network" | "server"} why why it still waits
 * @property {Refusal | null} refusal
 * @property {{group?: string, readers?: string, fields?: Record<string, string[]>}} shown words for the list, and the
 *   fields of the page that a correction comes from
 */

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 30 * 60_000;
const TOMORROW = 20 * 3_600_000;
/** What a server or something on the way says when it will be better later. */
const LATER = new Set([408, 425, 429]);
const NOTHING_KEPT = new Set(["cut_short", "gap", "not_there", "full", "damaged"]);

/**
 * A new item, ready to be kept.
 * @param {{owner: string, content: object, anchor: object, circle: string, now: number, id?: string,
 *   fact?: string, replaces?: string[], base?: string, shown?: object}} told
 * @returns {Item}
 */
export function newItem({ owner, content, anchor, circle, now, id, fact, replaces, base, shown }) {
  const sending = { anchor, circle, told_at: toldAt(now), content };
  if (replaces?.length) Object.assign(sending, { fact, replaces }, base && { base });
  return {
    id: id ?? uuid7(now), owner, state: "waiting", body: JSON.stringify(sending), told: now,
    attempted: false, tries: 0, next: 0, why: "", refusal: null, shown: shown ?? {},
  };
}

/** The time of this phone with its zone, as the server keeps it. */
function toldAt(now) {
  const zone = -new Date(now).getTimezoneOffset();
  const local = new Date(now + zone * 60_000).toISOString().slice(0, 19);
  const [hours, minutes] = [Math.floor(Math.abs(zone) / 60), Math.abs(zone) % 60];
  const two = (number) => String(number).padStart(2, "0");
  return `${local}${zone < 0 ? "-" : "+"}${two(hours)}:${two(minutes)}`;
}

/**
 * The items that say a note in other words. What never left is said anew in its place; what was refused is said anew
 * under another number; what may have left stays, and a correction follows it.
 * @param {Item} item @param {object} content @param {number} now
 * @returns {{drop: string[], keep: Item}}
 */
export function reworded(item, content, now) {
  const { anchor, circle, fact, replaces, base } = JSON.parse(item.body);
  const same = { owner: item.owner, content, anchor, circle, now, shown: item.shown };
  if (!item.attempted) return { drop: [], keep: newItem({ ...same, now: item.told, id: item.id, fact, replaces, base }) };
  if (item.state === "aside") return { drop: [item.id], keep: newItem({ ...same, fact, replaces, base }) };
  return { drop: [], keep: newItem({ ...same, fact: fact ?? item.id, replaces: [item.id] }) };
}

/** Whether it is time to send this. A wait that the network caused ends with it (`eager`); somebody who asks ends
 *  any wait (`eager` is "all"). */
export function isDue(item, now, eager = false) {
  if (item.state !== "waiting") return false;
  // A clock set back must not make words wait for years.
  return item.next <= now || item.next > now + 2 * TOMORROW || eager === "all" || (eager && item.why !== "server");
}

/** The wait before attempt number `tries` + 1: growing, and never the same for two phones. */
export function wait(tries, random = Math.random()) {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(tries, 20)) * (0.5 + random / 2);
}

/**
 * What an answer means for what was sent: kept, to be set aside, or to be sent again later.
 * @param {import("./wire.js").Answer} answer
 * @param {{id: string, sent: string}} expected
 * @returns {"kept" | "aside" | "later" | "sign_in" | "other_account" | "stale_page"}
 */
export function meaning(answer, expected) {
  const { status, json } = answer;
  if (status === 200) return json?.id === expected.id && json?.sent === expected.sent ? "kept" : "later";
  // Without our own words it is not our server who speaks: a portal of the hotel, a proxy that tires.
  if (!json?.code || !json.error) return "later";
  if (["sign_in", "other_account", "stale_page"].includes(json.code)) return json.code;
  if (status >= 500 || LATER.has(status) || NOTHING_KEPT.has(json.code)) return "later";
  return status >= 400 ? "aside" : "later";
}

/** The item after an attempt that came to nothing. */
export function postponed(item, answer, now) {
  const asked = Math.max(0, answer.retryAfter ?? 0) * 1000;
  const pause = answer.json?.code === "full" ? TOMORROW : Math.max(asked, wait(item.tries));
  const why = answer.status ? "server" : "network";
  return { ...item, tries: item.tries + 1, next: now + pause, why };
}

/** The item that the server will not have: it waits for somebody to look, and blocks nothing. */
export function setAside(item, answer, now) {
  const refusal = { status: answer.status, code: answer.json.code, sentence: answer.json.error, at: now };
  return { ...item, state: "aside", refusal };
}

/** What stays of an item once its receipt is there: no word of it, only that it arrived. */
export function arrived(item, receipt, now) {
  return { ...item, state: "sent", body: "", shown: {}, arrived: now, fact: receipt.fact, why: "", refusal: null };
}
