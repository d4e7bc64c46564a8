// Identifiers made on the phone (UUID version 7): telling in order gives them in order.

let last = 0;

/**
 * A new identifier. Those of one page follow one another, also within a millisecond or when the clock is set back.
 * @param {number} [now] milliseconds since 1970
 * @returns {string}
 */
export function uuid7(now = Date.now()) {
  last = Math.max(Math.floor(now), last + 1, 0);
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let place = 0, rest = last; place < 6; place++) {
    bytes[5 - place] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * The SHA-256 of a text (in UTF-8) or of bytes, in hexadecimal.
 * @param {string | ArrayBuffer} content
 */
export async function digestOf(content) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
