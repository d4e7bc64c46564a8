// Whether one's words are behind a code: asked before what was kept is shown again. The code itself is with pin.js.

import { one } from "./store.js";

/** Where this tab remembers that the code was given. */
export const open = (owner) => `ouvert:${owner}`;

/** Whether the words of this account are behind a code that was not given in this tab. */
export async function isShut(owner) {
  return sessionStorage.getItem(open(owner)) !== "oui" && Boolean(await one("meta", `pin:${owner}`));
}
