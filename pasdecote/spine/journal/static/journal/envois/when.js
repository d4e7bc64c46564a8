// A day and an hour as one says them.

/** « mardi 3 à 14 h 05 », or as the language of the page says it; with the month when asked. */
export function inWords(date, { month = false } = {}) {
  const { lang } = document.documentElement;
  const day = date.toLocaleDateString(lang, { weekday: "long", day: "numeric", ...(month && { month: "long" }) });
  const minutes = date.getMinutes() ? ` ${String(date.getMinutes()).padStart(2, "0")}` : "";
  if (lang === "fr") return `${day} à ${date.getHours()} h${minutes}`;
  return `${day}, ${date.toLocaleTimeString(lang, { hour: "numeric", minute: "2-digit" })}`;
}
