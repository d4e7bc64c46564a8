// Keeps the words typed in <form id="…" data-keep-words> until they are sent: a failed sending, a crash, a closed
// lift lose nothing. Kept in this window only (sessionStorage), for one account only; photos are not kept.
//
// One draft: { fields: { name: words }, sent: true once the form left }.

const PREFIX = "mots:";
const FIELDS = "textarea:not([data-no-keep]), input[type='text']:not([data-no-keep])";
const owner = document.body.dataset.owner ?? "";
const onErrorPage = document.documentElement.hasAttribute("data-error");

// Asked so, for a form that has a field named « id » would answer with that field.
const idOf = (form) => form.getAttribute("id");
const key = (form) => `${PREFIX}${owner}:${idOf(form)}`;

function read(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name)) ?? { fields: {} };
  } catch {
    return { fields: {} };
  }
}

function write(name, draft) {
  try {
    sessionStorage.setItem(name, JSON.stringify(draft));
  } catch {
    // A full or forbidden storage: the page works all the same, without this safety.
  }
}

function drafts() {
  return Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX));
}

/** A sending succeeded when it led, from one of our pages, to a page that is neither an error nor the form refused. */
function arrivedFromSending() {
  const [navigation] = performance.getEntriesByType("navigation");
  return navigation?.type === "navigate" && document.referrer.startsWith(location.origin) && !onErrorPage;
}

function refused(name) {
  const form = document.getElementById(name.slice(name.lastIndexOf(":") + 1));
  return Boolean(form?.querySelector("[aria-invalid='true'], .error-summary"));
}

/** True when the draft must go: it was sent, or somebody else signed in. A page where nobody is signed in proves
 *  nothing (the session may have ended while typing): the draft waits for its account. */
function settled(name, draft) {
  if (onErrorPage) return false;
  if (!name.startsWith(`${PREFIX}${owner}:`)) return owner !== "";
  return Boolean(draft.sent) && arrivedFromSending() && !refused(name);
}

/** Settle the drafts that left with the former page. */
function settle() {
  for (const name of drafts()) {
    const draft = read(name);
    if (settled(name, draft)) sessionStorage.removeItem(name);
    else if (draft.sent) write(name, { fields: draft.fields });
  }
}

function keep(form) {
  const fields = {};
  for (const field of form.querySelectorAll(FIELDS)) {
    if (field.name && field.value.trim()) fields[field.name] = field.value;
  }
  if (Object.keys(fields).length) write(key(form), { fields });
  else sessionStorage.removeItem(key(form));
}

/** Put the kept words back, only where the server left the field empty. */
function restore(form) {
  const { fields } = read(key(form));
  for (const field of form.querySelectorAll(FIELDS)) {
    if (fields[field.name] && !field.value) field.value = fields[field.name];
  }
}

function watch(form) {
  if (!idOf(form) || form.dataset.kept) return;
  form.dataset.kept = "yes";
  restore(form);
  form.addEventListener("input", () => keep(form));
  form.addEventListener("submit", () => {
    keep(form);
    const draft = read(key(form));
    if (Object.keys(draft.fields).length) write(key(form), { ...draft, sent: true });
  });
}

function watchAll() {
  for (const form of document.querySelectorAll("form[data-keep-words]")) watch(form);
  for (const form of document.querySelectorAll("form[data-forget-words]")) {
    form.addEventListener("submit", () => drafts().forEach((name) => sessionStorage.removeItem(name)));
  }
}

settle();
watchAll();
window.addEventListener("pageshow", (event) => event.persisted && settle());
document.addEventListener("htmx:afterSettle", watchAll);
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt.closest?.("form[data-keep-words]");
  if (!form) return;
  if (event.detail.successful) sessionStorage.removeItem(key(form));
  else write(key(form), { fields: read(key(form)).fields });
});
