// The database of this phone: what was told and waits, drafts, photos and recordings, and a few facts about itself.
// iOS closes it under the page when memory is short, and browsers close it for an update: whoever asks next
// gets it reopened, and what was asked is asked once more.

import { openDB } from "../vendor/idb.js";
import { NAME } from "./peek.js";

const VERSION = 1;

/** @type {Promise<import("../vendor/idb.js").IDBPDatabase> | null} */
let opening = null;
/** The connection itself once it is open, for who has no time to wait. */
let connected = null;

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
  connected = null;
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
  opening ??= open().then(
    (found) => (connected = found),
    (error) => {
      forget();
      throw error;
    },
  );
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
  let result;
  try {
    result = await work(transaction);
  } catch (error) {
    abort(transaction);
    throw error;
  }
  await done;
  return result;
}

function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // It ended already.
  }
}

/** Everything of one account in a store, in the order of identifiers, which is that of telling. */
export function allOf(store, owner) {
  return within([store], "readonly", (transaction) => transaction.objectStore(store).index("owner").getAll(owner));
}

/** One row, or undefined. */
export function one(store, id) {
  return within([store], "readonly", (transaction) => transaction.objectStore(store).get(id));
}

/** Keep one row. Under the same identifier it takes the place of the former one. */
export function put(store, row, key) {
  return within([store], "readwrite", (transaction) => transaction.objectStore(store).put(row, key));
}

/** Keep one row while the page goes away: handed over at once, for nothing here runs a moment later. */
export function putInPassing(store, row) {
  try {
    const transaction = connected?.transaction([store], "readwrite");
    transaction?.done.catch(() => {});
    transaction?.objectStore(store).put(row).catch(() => {});
    transaction?.commit();
  } catch {
    // Closed under us: what was written a moment ago is what stays.
  }
}

/** Delete one row. */
export function remove(store, id) {
  return within([store], "readwrite", (transaction) => transaction.objectStore(store).delete(id));
}

/** Close the connection, as before the database is deleted. */
export async function close() {
  const current = opening;
  forget();
  if (current) (await current).close();
}
