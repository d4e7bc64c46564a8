// The last words of a page that goes away. What a page asks of the database may end with that page; this is handed
// over at once, and stays until the next page puts it with the other drafts.

const PREFIX = "brouillon:";

/** Keep a draft while the page goes away. */
export function leaveBehind(draft) {
  try {
    localStorage.setItem(PREFIX + draft.id, JSON.stringify(draft));
  } catch {
    // Full or forbidden: what was written a moment ago is what stays.
  }
}

/** The drafts left behind on this phone, of everybody. @returns {object[]} as drafts.js describes them */
export function leftBehind() {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
    return names.map((name) => JSON.parse(localStorage.getItem(name)));
  } catch {
    return [];
  }
}

/** It is with the other drafts now, or is not wanted any more. */
export function takenIn(id) {
  try {
    localStorage.removeItem(PREFIX + id);
  } catch {
    // Forbidden: nothing was left there either.
  }
}
