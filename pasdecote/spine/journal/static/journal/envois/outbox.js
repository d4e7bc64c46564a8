// What one does with what waits: tell, correct, say otherwise, list, delete. Each act ends once it is on the
// phone's disk, and fails aloud otherwise; nothing here touches the network.

import { digestOf, uuid7 } from "./identifiers.js";
import { newItem, reworded } from "./item.js";
import { allOf, one, remove, within } from "./store.js";

/** The phone could not keep the words: they are only where they were typed. `full`: for want of room. */
export class NotKept extends Error {
  constructor(cause) {
    super("not kept on this phone", { cause });
    this.name = "NotKept";
    this.full = cause?.name === "QuotaExceededError" || cause?.inner?.name === "QuotaExceededError";
  }
}

async function surely(work) {
  try {
    return await work();
  } catch (error) {
    throw error instanceof NotKept ? error : new NotKept(error);
  }
}

/**
 * Keep a note, with what was recorded of it, and let go of the draft it came from: all in the same breath.
 * @param {{owner: string, content: object, anchor: object, circle: string, id?: string, now?: number,
 *   shown?: object, draft?: string, media?: object[]}} told `media`: from `medium`
 * @returns {Promise<import("./item.js").Item>} once it is on the disk. Rejects with NotKept.
 */
export function tell({ draft, media = [], now = Date.now(), ...told }) {
  return keep(newItem({ ...told, now }), draft, media);
}

/** Keep a correction: `replaces` names the versions it takes the place of, `fact` the first of all; `base` is the digest
 *  of the one that was read, where that one may be rewritten in place.
 *  @returns {Promise<import("./item.js").Item>} */
export function correct({ draft, now = Date.now(), ...told }) {
  return keep(newItem({ ...told, now }), draft, []);
}

function keep(item, draft, media) {
  return surely(() =>
    within(["items", "drafts", "media"], "readwrite", async (transaction) => {
      const items = transaction.objectStore("items");
      const former = await items.get(item.id);
      // The same telling twice (two touches on the button) is one; words that may have left are not written over.
      if (former && (former.attempted || former.owner !== item.owner)) throw new Error("already told");
      await items.put(item);
      for (const medium of media) await transaction.objectStore("media").put({ ...medium, note: item.id });
      if (draft) await transaction.objectStore("drafts").delete(draft);
      return item;
    }),
  );
}

/** What one account keeps on this phone, in the order of telling. @returns {Promise<import("./item.js").Item[]>} */
export const list = (owner) => allOf("items", owner);

/** Say a waiting note in other words. Gives the item that says them now. Rejects with NotKept. */
export function change(id, content, now = Date.now(), shown = {}) {
  return surely(() =>
    within(["items", "media"], "readwrite", async (transaction) => {
      const items = transaction.objectStore("items");
      const item = await items.get(id);
      if (!item || item.state === "sent") throw new Error("not waiting any more");
      const { drop, keep: said } = reworded({ ...item, shown: { ...item.shown, ...shown } }, content, now);
      if (drop.length) await moveMedia(transaction, item.owner, id, said.id);
      for (const old of drop) await items.delete(old);
      await items.put(said);
      return said;
    }),
  );
}

async function moveMedia(transaction, owner, from, to) {
  const media = transaction.objectStore("media");
  for (const medium of await media.index("owner").getAll(owner)) {
    if (medium.note === from) await media.put({ ...medium, note: to });
  }
}

/** Delete one item and what came with it: only its own teller asks, and knows that it is for good.
 *  @returns {Promise<import("./item.js").Item | undefined>} it as it was: it may have left if it was `attempted` */
export function withdraw(id) {
  return within(["items", "media"], "readwrite", async (transaction) => {
    const item = await transaction.objectStore("items").get(id);
    await transaction.objectStore("items").delete(id);
    if (!item) return undefined;
    const media = transaction.objectStore("media");
    for (const medium of await media.index("owner").getAll(item.owner)) {
      if (medium.note === id) await media.delete(medium.id);
    }
    return item;
  });
}

/** Send again what was set aside, as it is. */
export function tryAgain(id) {
  return within(["items"], "readwrite", async (transaction) => {
    const items = transaction.objectStore("items");
    const item = await items.get(id);
    if (item?.state === "aside") await items.put({ ...item, state: "waiting", tries: 0, next: 0, refusal: null });
  });
}

/**
 * A photo or a recording, ready to be kept with its note.
 * @param {{owner: string, kind: "photo" | "recording", blob: Blob, note?: string, agreed?: boolean,
 *   description?: string, keep?: boolean, now?: number}} told
 */
export async function medium({ blob, now = Date.now(), ...told }) {
  const bytes = await blob.arrayBuffer(); // some phones lose a Blob kept in their database, never bytes
  return {
    note: "", agreed: false, description: "", keep: false, ...told,
    id: uuid7(now), bytes, size: bytes.byteLength, digest: await digestOf(bytes),
    state: "waiting", tries: 0, next: 0, why: "", refusal: null, damaged: 0, full: "",
  };
}

/** Keep a photo or a recording of a note already kept. Rejects with NotKept: the words stay all the same. */
export async function attach(told) {
  const row = await medium(told);
  await surely(() => within(["media"], "readwrite", (transaction) => transaction.objectStore("media").put(row)));
  return row;
}

/** Photos and recordings of one account that wait. */
export const media = (owner) => allOf("media", owner);
export const withdrawMedium = (id) => remove("media", id);
export const found = (id) => one("items", id);
