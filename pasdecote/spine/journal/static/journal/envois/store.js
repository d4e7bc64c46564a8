// The database of this phone: what was told and waits, drafts, photos and recordings, and a few facts about itself.
// iOS closes it under the page when memory is short, and browsers close it for an update: whoever asks next
// gets it reopened, and what was asked is asked once more.

import { openDB } from "../vendor/idb.js";
import { NAME } from "./peek.js";

const VERSION = 1;

/** @type {Promise<import("../vendor/idb.js").IDBPDatabase> | null} */
let opening = null;
/** What was asked and has not ended. */
const running = new Set();

/** What a later version adds, it adds beside: words kept by an older version stay where they are. */
function upgrade(database) {
  for (const name of ["items", "drafts", "media"]) {
    if (database.objectStoreNames.contains(name)) continue;
    database.createObjectStore(name, { keyPath: "id" }).createIndex("owner", "owner");
  }
  if (!database.objectStoreNames.contains("meta")) database.createObjectStore("meta");
}

function forget() {
  opening = null;
}

/** Give way to an update of the database in another tab; the next asking opens it anew. */
function giveWay(_current, _wanted, event) {
  forget();
  event.target.close();
}

async function open() {
  const ways = { upgrade, blocking: giveWay, terminated: forget };
  try {
    return await openDB(NAME, VERSION, ways);
  } catch (error) {
    // A newer version of the tool was here first: its database is read as it is.
    if (error.name === "VersionError") return openDB(NAME, undefined, { blocking: giveWay, terminated: forget });
    throw error;
  }
}

/** The database, opened if need be. */
function database() {
  opening ??= open().catch((error) => {
    forget();
    throw error;
  });
  return opening;
}

/** Errors that say that the connection is gone, not that what was asked is wrong. */
const CLOSED = new Set(["InvalidStateError", "UnknownError", "TransactionInactiveError"]);

/**
 * Do some work in one transaction, and be sure of it: the promise is kept only once the transaction is complete.
 * Written strictly: « gardé » must outlive a battery that dies.
 * @template T
 * @param {string[]} stores
 * @param {"readonly" | "readwrite"} mode
 * @param {(transaction: any) => Promise<T> | T} work asks of its stores, and waits for nothing else
 * @returns {Promise<T>}
 */
export async function within(stores, mode, work) {
  try {
    return await once(stores, mode, work);
  } catch (error) {
    if (!CLOSED.has(error.name)) throw error;
    forget();
    return once(stores, mode, work);
  }
}

async function once(stores, mode, work) {
  const transaction = (await database()).transaction(stores, mode, { durability: "strict" });
  const done = transaction.done;
  done.catch(() => {}); // told below: a refusal of `work` comes first
  running.add(transaction);
  try {
    const result = await work(transaction);
    await done;
    return result;
  } catch (error) {
    abort(transaction);
    throw error;
  } finally {
    running.delete(transaction);
  }
}

function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // It ended already.
  }
}

/** One thing asked, and nothing after it: it ends without this page, which may be put to sleep meanwhile. */
function ask(store, mode, question) {
  return within([store], mode, (transaction) => {
    const answer = question(transaction.objectStore(store));
    transaction.commit?.();
    return answer;
  });
}

/** Everything of one account in a store, in the order of identifiers, which is that of telling. */
export const allOf = (store, owner) => ask(store, "readonly", (rows) => rows.index("owner").getAll(owner));

/** One row, or undefined. */
export const one = (store, id) => ask(store, "readonly", (rows) => rows.get(id));

/** Keep one row. Under the same identifier it takes the place of the former one. */
export const put = (store, row, key) => ask(store, "readwrite", (rows) => rows.put(row, key));

/** Delete one row. */
export const remove = (store, id) => ask(store, "readwrite", (rows) => rows.delete(id));

/** Close the connection, as before the database is deleted. */
export async function close() {
  const current = opening;
  forget();
  if (current) (await current).close();
}

/**
 * A page that is left may be put to sleep whole, to be there at once for who comes back (Safari, Firefox): with a
 * transaction in hand it would hold up every other page for as long as it sleeps. What had not ended never happened.
 */
function letGo() {
  running.forEach(abort);
  close();
}

if (typeof document !== "undefined") window.addEventListener("pagehide", letGo);
