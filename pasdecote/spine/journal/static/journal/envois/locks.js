// One at a time over all tabs and the worker. Sending twice is harmless; this only spares the network.

import { within } from "./store.js";

const LEASE = 60_000;
const PAUSE = 300;
const LONGEST_TURN = 120_000;

/** Do some work while nobody else does work of that name. A page that sleeps with its turn in hand does not hold up
 *  the others for ever: they go on without it. */
export async function alone(name, work) {
  if (!navigator.locks) return underLease(name, work);
  const tired = new AbortController();
  const clock = setTimeout(() => tired.abort(), LONGEST_TURN);
  const begin = () => {
    clearTimeout(clock);
    return work();
  };
  try {
    return await navigator.locks.request(`pas-de-cote:${name}`, { signal: tired.signal }, begin);
  } catch (error) {
    if (!tired.signal.aborted) throw error;
    return work();
  }
}

/** Hold a name as long as this page lives. Gives false when another page holds it. */
export function hold(name) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    navigator.locks.request(`pas-de-cote:${name}`, { ifAvailable: true }, (lock) => {
      resolve(Boolean(lock));
      return lock ? new Promise(() => {}) : undefined;
    });
  });
}

/** Where the browser has no locks: a row that says until when, which anybody may take once it is over. */
async function underLease(name, work) {
  const key = `lease:${name}`;
  const mine = Math.random();
  const take = () =>
    within(["meta"], "readwrite", async (transaction) => {
      const meta = transaction.objectStore("meta");
      const lease = await meta.get(key);
      const now = Date.now();
      if (lease && lease.until > now && lease.until < now + 2 * LEASE) return false;
      await meta.put({ until: now + LEASE, mine }, key);
      return true;
    });
  while (!(await take())) await new Promise((resolve) => setTimeout(resolve, PAUSE));
  try {
    return await work();
  } finally {
    await within(["meta"], "readwrite", async (transaction) => {
      const meta = transaction.objectStore("meta");
      if ((await meta.get(key))?.mine === mine) await meta.delete(key);
    });
  }
}

/** Tell the other pages, and the badge of this one, that something changed. */
export async function announceChange() {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel("pas-de-cote");
  channel.postMessage("changed");
  channel.close();
}
