// Durations as people write them: « 2 h », « 1h30 », « 45 min », « 1,5 »; as journal/durations.py reads them.

const MOST_MINUTES = 366 * 24 * 60;
const CLOCK = /^(\d{1,5})\s*(?:heures?|h|:)\s*(\d{1,2})?\s*(?:minutes?|min|mn)?$/;
const MINUTES = /^(\d{1,6})\s*(?:minutes?|min|mn|')$/;
const HOURS = /^(\d{1,5}(?:[.,]\d{1,2})?)\s*(?:heures?|hours?|h)?$/;

/**
 * The minutes that a text says; a number alone is hours.
 * @param {string} text
 * @returns {number | null} null when it says none
 */
export function minutesIn(text) {
  const words = text.toLowerCase().trim().replace(/\s+/g, " ");
  const minutes = said(words);
  return minutes !== null && minutes <= MOST_MINUTES ? minutes : null;
}

function said(words) {
  let found = MINUTES.exec(words);
  if (found) return Number(found[1]);
  found = CLOCK.exec(words);
  if (found) return Number(found[2] ?? 0) > 59 ? null : Number(found[1]) * 60 + Number(found[2] ?? 0);
  found = HOURS.exec(words);
  return found ? Math.round(Number(found[1].replace(",", ".")) * 60) : null;
}
