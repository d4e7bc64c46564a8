// A note and what was recorded of it, kept together; where there is no room for all, the words alone.

import { medium, tell } from "./outbox.js";

/**
 * Keep the words, the sound and the photo in one breath.
 * @param {Parameters<typeof tell>[0]} note
 * @param {{sound: Blob | null, lasting: boolean, picture: null | {kind: "photo", blob: Blob, agreed: boolean,
 *   description: string}}} recorded
 * @returns {Promise<{item: import("./item.js").Item, alone: boolean}>} `alone`: the words only are kept, for want
 *   of room. Rejects with NotKept when not even they are.
 */
export async function keepWith(note, { sound, lasting, picture }) {
  const { owner } = note;
  const media = sound ? [await medium({ owner, kind: "recording", blob: sound, keep: lasting })] : [];
  if (picture) media.push(await medium({ owner, ...picture }));
  try {
    return { item: await tell({ ...note, media }), alone: false };
  } catch (error) {
    if (!media.length || !note.content.happened) throw error;
    return { item: await tell(note), alone: true };
  }
}
