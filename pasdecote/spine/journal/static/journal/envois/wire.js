// What goes over the network, as docs/hors-ligne.md says it. An answer is always given: one that never came, or
// came in part, is an answer of status 0.

const PATIENCE = 20_000;
const PATIENCE_FOR_PIECES = 90_000;

/** @typedef {{status: number, json: any, retryAfter: number}} Answer */

/**
 * Ask, and wait no longer than one would.
 * @param {string} address
 * @param {RequestInit & {patience?: number}} [ways]
 * @returns {Promise<Answer>}
 */
async function ask(address, { patience = PATIENCE, ...ways } = {}) {
  const stop = new AbortController();
  const clock = setTimeout(() => stop.abort(), patience);
  try {
    const answer = await fetch(address, {
      credentials: "same-origin", redirect: "error", cache: "no-store", signal: stop.signal, ...ways,
    });
    const retryAfter = Number(answer.headers.get("Retry-After")) || 0;
    const words = await answer.text(); // the whole of it, or nothing came
    return { status: answer.status, json: read(words), retryAfter };
  } catch {
    return { status: 0, json: null, retryAfter: 0 };
  } finally {
    clearTimeout(clock);
  }
}

function read(words) {
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}

/** Who is signed in, what to sign requests with, and what time it is there. */
export const whoIsThere = () => ask("/carnet/envoi", { headers: { Accept: "application/json" } });

/** @param {{owner: string, csrf: string}} session */
function headers(session, type) {
  return { "Content-Type": type, "X-CSRFToken": session.csrf, "X-Owner": session.owner };
}

/** Send words. @returns {Promise<Answer>} */
export function sendWords(session, id, body) {
  return ask(`/carnet/${id}`, { method: "PUT", body, headers: headers(session, "application/json") });
}

/** Announce a photo or a recording, and learn where to go on. @returns {Promise<Answer>} */
export function announce(session, medium) {
  const { note, id, kind, size, digest, agreed, description, keep } = medium;
  const own = kind === "photo" ? { agreed, description } : { keep };
  const body = JSON.stringify({ kind, size, digest, ...own });
  return ask(`/carnet/${note}/pieces/${id}`, { method: "PUT", body, headers: headers(session, "application/json") });
}

/** Send the bytes from `offset` on. @returns {Promise<Answer>} */
export function sendPiece(session, medium, offset, bytes) {
  const ways = { method: "PUT", body: bytes, headers: headers(session, "application/octet-stream") };
  return ask(`/carnet/${medium.note}/pieces/${medium.id}/${offset}`, { ...ways, patience: PATIENCE_FOR_PIECES });
}
