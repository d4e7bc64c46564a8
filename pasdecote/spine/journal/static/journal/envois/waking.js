// Sends what waits, and comes back to it as long as the page is open.

import { flush } from "./sending.js";

const SOONEST = 1_500;
let timer = 0;

/**
 * Send what waits of this account now, and again when it is worth it.
 * @returns {Promise<import("./sending.js").Round>}
 */
export async function wake(owner, eager = false) {
  const round = await flush({ owner, eager });
  clearTimeout(timer);
  if (round.waiting && !round.signIn) timer = setTimeout(wake, Math.max(SOONEST, round.next - Date.now()), owner);
  return round;
}
