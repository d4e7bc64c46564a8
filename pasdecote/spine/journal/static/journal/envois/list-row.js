// One thing that waits, drawn from the model that the page carries.

import { inWords } from "./when.js";

const when = (at) => inWords(new Date(at), { month: true });

/**
 * @param {HTMLElement} page with its words in data attributes
 * @param {{part: string, item?: any, medium?: any, draft?: any, content: any, at: number, corrects?: boolean}} each
 * @param {Record<string, Function>} acts
 * @returns {HTMLElement}
 */
export function row(page, each, acts) {
  const card = page.querySelector("template[data-row]").content.firstElementChild.cloneNode(true);
  const part = (name) => card.querySelector(`[data-${name}]`);
  part("when").textContent = title(page.dataset, each);
  fill(part("words"), text(page.dataset, each));
  fill(part("why"), why(page.dataset, each));
  buttons(card, part, each, acts);
  return card;
}

function fill(element, words) {
  element.textContent = words;
  element.hidden = !words;
}

function title(words, { item, at, medium, corrects }) {
  if (medium) return medium.kind === "photo" ? words.photo : words.recording;
  const group = item?.shown?.group;
  return [corrects && words.correction, when(at), group].filter(Boolean).join(" · ");
}

function text(words, { content, medium, part }) {
  if (part === "sent") return words.arrived;
  if (medium) return words.weight.replace("%s", Math.max(1, Math.round(medium.size / 1024)));
  return content?.happened || words.aloud;
}

/** Why it waits: what the server said, or that there was no network. */
function why(words, { item, medium, part }) {
  const it = item ?? medium;
  if (part === "aside") return it.refusal?.sentence ?? "";
  if (part !== "waiting") return "";
  return it.full || (it.why === "network" ? words.noNetwork : it.why === "server" ? words.serverDown : "");
}

function buttons(card, part, each, acts) {
  const { item, draft, content } = each;
  const sayable = Boolean(item && content && each.part !== "sent");
  part("edit").hidden = part("copy").hidden = !sayable;
  if (draft) part("copy").hidden = false;
  part("again").hidden = each.part !== "aside";
  part("resume").hidden = !draft;
  if (draft) part("resume").href = draft.address ?? `${part("resume").getAttribute("href")}?brouillon=${draft.id}`;
  if (!content?.happened && !draft) part("copy").hidden = true;
  part("copy").addEventListener("click", () => acts.copy(each));
  part("again").addEventListener("click", () => acts.again(each));
  part("delete").addEventListener("click", () => acts.remove(each));
  part("edit").addEventListener("click", () => edit(part, each, acts));
}

function edit(part, each, acts) {
  const form = part("form");
  const field = form.querySelector("textarea");
  form.hidden = false;
  part("edit").hidden = true;
  field.value = each.content.happened ?? "";
  field.focus();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value.trim()) acts.save(each, field.value.trim());
  });
}
