// The queue. It goes through all that waits for the account that is signed in, one after the other; what does not
// pass is told so and left, and the next one goes. It never gives up, and never takes two items for one.

import { digestOf } from "./identifiers.js";
import { arrived, isDue, meaning, postponed, setAside } from "./item.js";
import { alone, announceChange } from "./locks.js";
import { sendMedia } from "./media.js";
import { allOf, one, put, within } from "./store.js";
import { sendWords, whoIsThere } from "./wire.js";

const SHOWN_AFTER = 2 * 24 * 3_600_000;

/**
 * @typedef {object} Round
 * @property {number} sent how many notes arrived
 * @property {number} waiting how many are still to be sent, photos and recordings included
 * @property {number} aside how many are to be looked at
 * @property {boolean} signIn whether somebody must sign in first
 * @property {number} next when it is worth trying again; 0 when nothing waits
 * @property {any} media what the server said of its room for photos, when it said
 */

/**
 * Send what waits. Several calls at once take turns.
 * @param {{owner?: string, eager?: boolean | "all", now?: () => number}} [ways] `owner`: only for this account; `eager`: the
 *   network is back, or somebody asked: do not wait any longer for what the network had stopped
 * @returns {Promise<Round>}
 */
export function flush(ways = {}) {
  return alone("envois", () => round(ways));
}

async function round({ owner = "", eager = false, now = Date.now }) {
  const due = owner ? await dueOf(owner, now(), eager) : true;
  if (!due) return tally(owner, now());
  const session = await whoIsThere();
  if (session.status === 200 && session.json?.owner) {
    const mine = session.json;
    if (owner && owner !== mine.owner) return tally(owner, now(), { signIn: true });
    await noteClock(mine.now, now());
    const said = await sendAll(mine, now, eager);
    await announceChange();
    return tally(mine.owner, now(), said);
  }
  const signIn = session.json?.code === "sign_in";
  if (owner && !signIn) await postponeAll(owner, session, now(), eager);
  return tally(owner, now(), { signIn });
}

async function dueOf(owner, now, eager) {
  const all = [...(await allOf("items", owner)), ...(await allOf("media", owner))];
  return all.some((each) => isDue(each, now, eager));
}

/** Words first, all of them; then photos and recordings, of which none ever holds up words. */
async function sendAll(session, now, eager) {
  let lost = 0;
  let sent = 0;
  for (const { id } of await allOf("items", session.owner)) {
    const item = await one("items", id); // as it is now: somebody may have changed or deleted it meanwhile
    if (!item || !isDue(item, now(), eager)) continue;
    const became = await sendOne(session, item, now);
    if (became === "kept") sent += 1;
    if (became === "sign_in" || became === "other_account") return { sent, signIn: true };
    // Twice in a row without any answer: the network is gone, the rest will wait for it.
    lost = became === "lost" ? lost + 1 : 0;
    if (lost >= 2) return { sent };
  }
  const media = await sendMedia(session, now, eager);
  return { sent, media: session.media, ...media };
}

async function sendOne(session, item, now) {
  // Before it leaves: from here on its bytes never change. Said otherwise or deleted in that moment, it does not leave.
  if (!(await settle(item, (kept) => ({ ...kept, attempted: true })))) return "changed";
  const expected = { id: item.id, sent: await digestOf(item.body) };
  let answer = await sendWords(session, item.id, item.body);
  let means = meaning(answer, expected);
  if (means === "stale_page") {
    const renewed = await whoIsThere();
    if (renewed.json?.owner === session.owner) session.csrf = renewed.json.csrf;
    answer = await sendWords(session, item.id, item.body);
    means = meaning(answer, expected);
  }
  if (means === "kept") await settle(item, (kept) => arrived(kept, answer.json, now()));
  else if (means === "aside") await settle(item, (kept) => setAside(kept, answer, now()));
  else if (means === "later" || means === "stale_page") await settle(item, (kept) => postponed(kept, answer, now()));
  return means === "later" && !answer.status ? "lost" : means;
}

/** Change an item only if it is still the one that was sent. Gives whether it is. */
function settle(item, into) {
  return within(["items"], "readwrite", async (transaction) => {
    const items = transaction.objectStore("items");
    const kept = await items.get(item.id);
    const same = kept?.body === item.body;
    if (same) await items.put(into(kept));
    return same;
  });
}

/** Nobody answered: all that was due waits a little more. */
function postponeAll(owner, answer, now, eager) {
  return within(["items"], "readwrite", async (transaction) => {
    const items = transaction.objectStore("items");
    for (const item of await items.index("owner").getAll(owner)) {
      if (isDue(item, now, eager)) await items.put(postponed(item, answer, now));
    }
  });
}

async function tally(owner, now, said = {}) {
  const items = owner ? await allOf("items", owner) : [];
  const media = owner ? await allOf("media", owner) : [];
  await tidy(items, now);
  const all = [...items, ...media];
  const waiting = all.filter((each) => each.state === "waiting");
  const aside = all.filter((each) => each.state === "aside").length;
  const next = waiting.length ? Math.min(...waiting.map((each) => each.next)) : 0;
  return { sent: 0, signIn: false, media: null, ...said, waiting: waiting.length, aside, next };
}

/** What arrived is shown two days (no word of it is left), then leaves the list. */
function tidy(items, now) {
  const old = items.filter((item) => item.state === "sent" && Math.abs(now - item.arrived) > SHOWN_AFTER);
  if (!old.length) return Promise.resolve();
  return within(["items"], "readwrite", async (transaction) => {
    for (const { id } of old) await transaction.objectStore("items").delete(id);
  });
}

/** How far this phone's clock is from the server's, for the date of the next note. */
function noteClock(said, now) {
  const there = Date.parse(said);
  return Number.isNaN(there) ? Promise.resolve() : put("meta", there - now, "clock");
}
