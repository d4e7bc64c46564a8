// A code of four to six digits before one's waiting words are shown. A curtain, not a vault: it stops a glance, not
// somebody who takes the phone apart. What waits is sent all the same.

import { open } from "./shut.js";
import { one, put, remove } from "./store.js";

const TURNS = 200_000;

async function drawn(code, salt, turns) {
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(code), "PBKDF2", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: turns }, key, 256);
  return [...new Uint8Array(bits)].join(" ");
}

/** Whether this account has a code on this phone. */
export const hasCode = async (owner) => Boolean(await one("meta", `pin:${owner}`));

/** Put a code. Gives false when it is not four to six digits. */
export async function setCode(owner, code) {
  if (!/^\d{4,6}$/.test(code)) return false;
  const salt = crypto.getRandomValues(new Uint8Array(16));
  await put("meta", { salt, turns: TURNS, drawn: await drawn(code, salt, TURNS) }, `pin:${owner}`);
  sessionStorage.setItem(open(owner), "oui");
  return true;
}

/** Open the curtain in this tab. Gives whether the code was the right one. */
export async function giveCode(owner, code) {
  const kept = await one("meta", `pin:${owner}`);
  const right = !kept || (await drawn(code, kept.salt, kept.turns)) === kept.drawn;
  if (right) sessionStorage.setItem(open(owner), "oui");
  return right;
}

/** Take the code away. */
export const dropCode = (owner) => remove("meta", `pin:${owner}`);
