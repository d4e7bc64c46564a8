// Photos and recordings, in small pieces, after the words. The server says where it is; a network that breaks costs
// one piece. When the server has no more room they wait, and words go on.

import { isDue, meaning, postponed, setAside } from "./item.js";
import { allOf, one, within } from "./store.js";
import { announce, sendPiece } from "./wire.js";

const MOST_BREAKS = 3;

/** Send all that waits of this account whose note has arrived. Gives whether somebody must sign in first. */
export async function sendMedia(session, now, eager) {
  let lost = 0;
  for (const { id } of await allOf("media", session.owner)) {
    const medium = await one("media", id);
    if (!medium || !isDue(medium, now(), eager) || !(await noteArrived(medium))) continue;
    const became = await sendOne(session, medium, now);
    if (became === "sign_in" || became === "other_account") return { signIn: true };
    lost = became === "lost" ? lost + 1 : 0;
    if (lost >= 2) break;
  }
  return {};
}

/** Whether the words are there: an item that is gone was read long ago, or never was of this phone. */
async function noteArrived(medium) {
  const item = await one("items", medium.note);
  return !item || item.state === "sent";
}

async function sendOne(session, medium, now) {
  let answer = await announce(session, medium);
  for (let breaks = 0; answer.json?.state === "partial" || answer.json?.code === "gap"; ) {
    const offset = answer.json.received;
    const piece = medium.bytes.slice(offset, offset + (session.piece || 65_536));
    const next = await sendPiece(session, medium, offset, piece);
    // No progress: the network, or a server that forgot. Ask where it is rather than insist.
    const forward = next.json?.state === "kept" || next.json?.received > offset;
    if (!forward && ++breaks > MOST_BREAKS) {
      answer = next.json?.code === "gap" ? { ...next, status: 0 } : next;
      break;
    }
    answer = forward || next.json?.code === "gap" ? next : await announceAgain(session, medium, next);
  }
  return settle(medium, answer, now);
}

async function announceAgain(session, medium, failed) {
  if (failed.status === 0 || failed.status >= 500) return announce(session, medium);
  return failed;
}

async function settle(medium, answer, now) {
  const means = meaning(answer, { id: medium.id, sent: medium.digest });
  if (means === "kept") await change(medium, () => null);
  else if (means === "aside") await change(medium, (kept) => setAside(kept, answer, now()));
  else if (means === "later" || means === "stale_page") await change(medium, (kept) => later(kept, answer, now()));
  return means === "later" && !answer.status ? "lost" : means;
}

/** Damaged on the way three times: something between us changes it, and a person should know. */
function later(medium, answer, now) {
  const damaged = medium.damaged + (answer.json?.code === "damaged" ? 1 : 0);
  if (damaged >= MOST_BREAKS) return setAside({ ...medium, damaged }, answer, now);
  const full = answer.json?.code === "full" ? answer.json.error : "";
  return { ...postponed(medium, answer, now), damaged, full };
}

function change(medium, into) {
  return within(["media"], "readwrite", async (transaction) => {
    const media = transaction.objectStore("media");
    const kept = await media.get(medium.id);
    if (!kept || kept.digest !== medium.digest) return;
    const became = into(kept);
    await (became ? media.put(became) : media.delete(medium.id));
  });
}
