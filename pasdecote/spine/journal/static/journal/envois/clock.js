// The phone's clock, which may be wrong by years: it is told so, and stops nothing.

import { one } from "./store.js";

const FAR = 15 * 60_000;

/** Whether this phone's clock is far from the server's. Only a page that just came knows what time it is there. */
export function isFar(there) {
  const [arrival] = performance.getEntriesByType("navigation");
  if (document.documentElement.dataset.keptAt || arrival?.type === "back_forward") return false;
  return Math.abs(Date.now() - Date.parse(there)) > FAR;
}

/** Put today in a field of a page of another day, by the server's clock as far as this phone knows it. */
export async function putToday(field) {
  const offset = (await one("meta", "clock").catch(() => 0)) || 0;
  const now = new Date(Date.now() + offset);
  now.setMinutes(now.getMinutes() - now.getTimezoneOffset());
  const day = now.toISOString().slice(0, 10);
  if (field.value === day) return;
  field.value = day;
  field.dispatchEvent(new Event("change", { bubbles: true })); // its chip says it too
}
