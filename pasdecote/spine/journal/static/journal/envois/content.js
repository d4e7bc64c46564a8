// From the fields of Raconter to the note that is sent: the same as the server draws from the same fields
// (journal/forms/notes.py). Words are sent as they were typed.

import { minutesIn } from "./durations.js";

/** A field that cannot be read: the server would say so too, when there is a network. */
export class Unclear extends Error {
  constructor(field, why) {
    super(`${field}: ${why}`);
    this.field = field;
    this.why = why;
  }
}

const ASIDE = new Set(["csrfmiddlewaretoken", "id", "anchor", "circle", "sound", "lasting"]);
const KNOWN = new Set([
  "happened", "happened_on", "place", "kind", "people", "obtained", "reason", "duration", "project", "partners",
  "volunteer_time", "changed", "difficulty", "next_step", "themes",
]);

/** Whether all that was filled in is something this module carries; anything else goes the plain way. */
export function carries(data) {
  return [...data].every(([name, value]) => KNOWN.has(name) || ASIDE.has(name) || value === "");
}

/** The sound recorded or chosen with the words; null without one. @returns {File | null} */
export function soundIn(data) {
  const sound = data.get("sound");
  return sound && typeof sound === "object" && sound.size ? sound : null;
}

/**
 * What the fields say.
 * @param {FormData} data
 * @returns {{anchor: object, circle: string, content: Record<string, unknown>}} Throws Unclear.
 */
export function contentOf(data) {
  const text = (name) => String(data.get(name) ?? "").replaceAll("\r\n", "\n").trim();
  const content = { kind: text("kind") || "encounter", happened_on: dayIn(text("happened_on")) };
  for (const name of ["happened", "changed", "difficulty", "next_step", "project"]) {
    if (text(name)) content[name] = text(name);
  }
  if (!content.happened) {
    if (!soundIn(data)) throw new Unclear("happened", "missing");
    content.aloud = true;
  }
  if (text("place")) content.place = { name: text("place") };
  if (data.getAll("themes").length) content.themes = data.getAll("themes").map(String);
  const counts = countsIn(text("people"), text("obtained"), text("reason"));
  if (counts.length) content.counts = counts;
  if (text("duration")) content.duration_minutes = duration("duration", text("duration"));
  const partners = partnersIn(text("partners"));
  if (partners.length) content.partners = partners;
  const volunteers = text("volunteer_time") ? duration("volunteer_time", text("volunteer_time")) : 0;
  if (volunteers) content.volunteers = { minutes: volunteers };
  return { anchor: anchorIn(text("anchor")), circle: text("circle") || "me", content };
}

/** A group or a structure from the value of its choice: `c-…` or `o-…`. */
export function anchorIn(key) {
  if (!/^[co]-/.test(key)) throw new Unclear("anchor", "missing");
  return key[0] === "c" ? { collective: key.slice(2) } : { organisation: key.slice(2) };
}

/** A day as the browser's own field gives it, or as one types it where there is no such field. */
function dayIn(text) {
  const typed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  const day = typed ? `${typed[3]}-${typed[2].padStart(2, "0")}-${typed[1].padStart(2, "0")}` : text;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) throw new Unclear("happened_on", "unclear");
  return day;
}

function countsIn(people, obtained, reason) {
  if (people && !/^\d{1,9}$/.test(people)) throw new Unclear("people", "unclear");
  if (!people && obtained !== "not_collected") {
    if (obtained) throw new Unclear("people", "missing");
    return [];
  }
  const count = { unit: "people", obtained: obtained || "said" };
  if (people) count.value = Number(people);
  if (reason) count.reason = reason;
  return [count];
}

function duration(field, text) {
  const minutes = minutesIn(text);
  if (minutes === null) throw new Unclear(field, "unclear");
  return minutes;
}

function partnersIn(text) {
  const names = text.replaceAll(";", ",").split(",").map((name) => name.trim().replace(/\s+/g, " "));
  return names.filter(Boolean).map((name) => ({ name }));
}
