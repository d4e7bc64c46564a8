// A chip says what was chosen inside it: its words follow the field, as they would after sending.

const saying = (field) => {
  if (field.type === "radio") return field.closest("label")?.textContent.trim();
  if (field.type === "date" && field.valueAsDate) {
    const lang = document.documentElement.lang || "fr";
    return field.valueAsDate.toLocaleDateString(lang, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
  }
  return field.value.trim();
};

document.addEventListener("change", ({ target }) => {
  const words = target.closest(".chip-body") && saying(target);
  const label = target.closest("details.chip")?.querySelector("summary > span");
  if (words && label) label.textContent = words.length > 40 ? `${words.slice(0, 39)}…` : words;
});
