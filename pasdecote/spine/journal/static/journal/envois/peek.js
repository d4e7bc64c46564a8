// How much waits, told by the database alone: for every page, without what sends.

import { leftBehind } from "./left.js";

/** The name of the database of this phone. */
export const NAME = "pas-de-cote";

const STORES = ["items", "media", "drafts"];

/** @typedef {{waiting: number, aside: number, drafts: number, others: number}} Count */

/** Open the database if it is there; null when nothing was ever kept on this phone. */
function open() {
  return new Promise((resolve) => {
    const asked = indexedDB.open(NAME);
    asked.onupgradeneeded = () => asked.transaction.abort(); // there was none: do not leave an empty one behind
    asked.onerror = () => resolve(null);
    asked.onsuccess = () => resolve(asked.result);
  });
}

/**
 * What waits of an account, and how many notes wait of others.
 * @param {string} owner
 * @returns {Promise<Count>}
 */
export async function peek(owner) {
  const count = { waiting: 0, aside: 0, drafts: 0, others: 0 };
  const left = new Map(leftBehind().map((draft) => [draft.id, draft]));
  for (const [store, row] of await rows()) {
    add(count, row, store, owner);
    left.delete(row.id);
  }
  for (const draft of left.values()) add(count, draft, "drafts", owner);
  return count;
}

/** All rows of the stores that count, each with the name of its store; asked at once, to end without this page. */
async function rows() {
  const database = typeof indexedDB === "undefined" ? null : await open();
  if (!database) return [];
  try {
    const transaction = database.transaction(STORES, "readonly");
    const asked = STORES.map((store) => all(transaction.objectStore(store)));
    transaction.commit?.();
    const found = await Promise.all(asked);
    return STORES.flatMap((store, rank) => found[rank].map((row) => [store, row]));
  } finally {
    database.close();
  }
}

function all(store) {
  return new Promise((resolve, reject) => {
    const asked = store.getAll();
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

function add(count, row, store, owner) {
  if (row.state === "sent") return;
  if (row.owner !== owner) count.others += 1;
  else if (store === "drafts") count.drafts += 1;
  else count[row.state] += 1;
}
