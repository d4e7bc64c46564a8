// From the fields of Raconter, or of a correction, to the note that is sent: the same as the server draws from the same
// fields (journal/forms/notes.py). Words are sent as they were typed.

import { minutesIn } from "./durations.js";

/** A field that cannot be read: the server would say so too, when there is a network. */
export class Unclear extends Error {
  constructor(field, why) {
    super(`${field}: ${why}`);
    this.field = field;
    this.why = why;
  }
}

const ASIDE = new Set(["csrfmiddlewaretoken", "id", "anchor", "circle", "sound", "lasting", "replaces", "digest"]);
const KNOWN = new Set([
  "happened", "happened_on", "place", "kind", "people", "obtained", "reason", "duration", "project", "partners",
  "volunteer_time", "changed", "difficulty", "next_step", "themes", "failed", "learnt",
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
 * What the fields of Raconter say.
 * @param {FormData} data
 * @returns {{anchor: object, circle: string, content: Record<string, unknown>}} Throws Unclear.
 */
export function contentOf(data) {
  const content = factFrom(data);
  if (!content.happened) {
    if (!soundIn(data)) throw new Unclear("happened", "missing");
    content.aloud = true;
  }
  return { anchor: anchorIn(String(data.get("anchor"))), circle: String(data.get("circle") || "me"), content };
}

/**
 * The note that the fields say, over what `base` says elsewhere.
 * @param {FormData} data
 * @param {Record<string, any>} [base] the note being corrected, without the words that the fields hold
 * @param {Record<string, string[]>} [lost] by kind, what of `base` a note of that kind does not say
 * @returns {Record<string, unknown>} Throws Unclear.
 */
export function factFrom(data, base = {}, lost = {}) {
  const text = (name) => String(data.get(name) ?? "").replaceAll("\r\n", "\n").trim();
  const told = { ...base, kind: text("kind") || "encounter", happened_on: dayIn(text("happened_on")) };
  const put = (name, value) => {
    if (value === null || value.length === 0) delete told[name];
    else told[name] = value;
  };
  for (const name of ["happened", "changed", "difficulty", "next_step"]) put(name, text(name));
  for (const name of ["failed", "learnt", "project"]) if (data.has(name)) put(name, text(name));
  put("themes", data.getAll("themes").map(String));
  put("place", placeIn(text("place"), base.place));
  put("counts", countsIn(text("people"), text("obtained"), text("reason"), base.counts ?? []));
  put("duration_minutes", text("duration") ? duration("duration", text("duration")) : null);
  put("partners", partnersIn(text("partners"), base.partners ?? []));
  put("volunteers", volunteersIn(text("volunteer_time"), base.volunteers));
  if (told.happened) delete told.aloud;
  for (const name of lost[told.kind] ?? []) delete told[name];
  return told;
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

function placeIn(name, former) {
  if (former && (former.name ?? "") === name) return former;
  return name ? { name } : null;
}

const isPeople = (count) => count.unit === "people" && (count.measure ?? "present") === "present";

/** The counts known, with that of the people present put, changed or taken out. */
function countsIn(people, obtained, reason, known) {
  if (people && !/^\d{1,9}$/.test(people)) throw new Unclear("people", "unclear");
  const former = known.find(isPeople);
  const others = known.filter((count) => count !== former);
  if (!people && obtained !== "not_collected") {
    if (obtained && !former) throw new Unclear("people", "missing");
    return others;
  }
  const value = people ? Number(people) : null;
  const same = former && (former.value ?? null) === value;
  const count = { ...(same ? former : { unit: "people", value }), obtained: obtained || "said", reason };
  if (!reason) delete count.reason;
  if (count.value === null) delete count.value;
  return [count, ...others];
}

function volunteersIn(text, former) {
  const minutes = text ? duration("volunteer_time", text) : 0;
  if (former && former.minutes === minutes) return former;
  return minutes ? { minutes } : null;
}

function duration(field, text) {
  const minutes = minutesIn(text);
  if (minutes === null) throw new Unclear(field, "unclear");
  return minutes;
}

function partnersIn(text, known) {
  const names = text.replaceAll(";", ",").split(",").map((name) => name.trim().replace(/\s+/g, " ")).filter(Boolean);
  const named = names.map((name) => known.filter((one) => one.name === name).at(-1) ?? { name });
  return [...named, ...known.filter((partner) => !partner.name)];
}
