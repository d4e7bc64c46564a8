"""What the walk runs in the pages: acts of the real modules of the outbox (`m`), with `a` as argument."""

# A clock that is wrong from the next page on, for everything that runs in it.
CLOCK = """(() => {
  let off = 0;
  try { off = Number(localStorage.getItem("marche:heure")) || 0; } catch { return; }
  if (!off) return;
  const True = Date;
  globalThis.Date = class extends True {
    constructor(...said) { said.length ? super(...said) : super(True.now() + off); }
    static now() { return True.now() + off; }
  };
})()"""
SET_CLOCK = "(off) => localStorage.setItem('marche:heure', String(off))"

# A refusal of the phone is an answer; anything else is an error of the walk.
FRAME = """
  const content = (happened) => ({ kind: "encounter", happened_on: "2026-03-03", happened });
  const one = (among) => among[Math.min(among.length - 1, Math.floor(a.which * among.length))];
  const unsent = async (state) =>
    (await m.list(a.owner)).filter((item) => (state ? item.state === state : item.state !== "sent"));
  const later = () => Date.now() + (a.hours ?? 0) * 3_600_000;
  try { CODE } catch (error) {
    if (!["NotKept", "QuotaExceededError"].includes(error.name)) throw error;
    return { failed: String(error.cause ?? error) };
  }
"""
TELL = """
  const anchor = { collective: "les-tilleuls" };
  await m.tell({ id: a.id, owner: a.owner, anchor, circle: a.circle, content: content(a.words) });
  return "kept";
"""
CORRECT = """
  const anchor = { collective: "les-tilleuls" };
  const { id, owner, fact, replaces, circle } = a;
  await m.correct({ id, owner, anchor, circle, fact, replaces, content: content(a.words) });
  return "kept";
"""
# With a photo, kept in the same breath.
PHOTO = """
  const anchor = { collective: "les-tilleuls" };
  const blob = new Blob([Uint8Array.from(atob(a.photo), (sign) => sign.charCodeAt(0))]);
  const photo = await m.medium({ owner: a.owner, kind: "photo", blob, agreed: true });
  const told = { id: a.id, owner: a.owner, anchor, circle: a.circle, content: content(a.words) };
  await m.tell({ ...told, media: [photo] });
  return { id: photo.id };
"""
CHANGE = """
  const mine = await unsent();
  if (!mine.length) return null;
  const item = one(mine);
  const said = await m.change(item.id, content(a.words));
  const { fact, replaces } = JSON.parse(said.body);
  return { old: item.id, id: said.id, fact: fact ?? "", replaces: replaces ?? [], words: a.words };
"""
DELETE = """
  const mine = await unsent();
  if (!mine.length) return null;
  const gone = await m.withdraw(one(mine).id);
  return gone ? { id: gone.id, left: gone.attempted } : null;
"""
AGAIN = """
  const mine = await unsent("aside");
  if (!mine.length) return null;
  await m.tryAgain(one(mine).id);
  return one(mine).refusal.sentence;
"""
ALL_AGAIN = """
  const mine = await unsent("aside");
  for (const item of mine) await m.tryAgain(item.id);
  return mine.map((item) => item.refusal.sentence);
"""
SEND = """
  const slow = new Promise((resolve) => setTimeout(resolve, 5_000, null));
  return await Promise.race([m.flush({ owner: a.owner, eager: true, now: later }), slow]);
"""
# Begins to send, and does not wait. Gives whether anything can leave.
START = """
  const { list } = await import("/static/journal/envois/outbox.js");
  m.flush({ owner: a.owner, eager: true, now: later }).catch(() => {});
  return navigator.onLine && (await list(a.owner)).some((item) => item.state === "waiting");
"""
DRAFTS = "return (await m.drafts(a.owner)).map((draft) => draft.fields.happened?.[0] ?? '')"

# Which note a photo of this phone belongs to now.
MEDIA = "return Object.fromEntries((await m.media(a.owner)).map((medium) => [medium.id, medium.note]))"

# A page of a correction: its number, and the versions that its writer read.
CORRECTION = """() => {
  const form = document.querySelector("form.tell");
  const replaces = new FormData(form).getAll("replaces");
  return { id: form.elements.id.value, replaces, words: form.elements.happened.value };
}"""
# Whether this account has a correction of this note that did not arrive.
WAITS = """
  return (await m.list(a.owner)).some((item) => item.body && JSON.parse(item.body).fact === a.fact);
"""
SAID = """(address) => location.pathname !== address ||
  Boolean(document.querySelector("#messages .message-success, #messages .message-error"))"""

# Gone, or told what would be lost.
WIPED = """(address) => location.pathname !== address ||
  !document.querySelector("[data-wipe-asks]").hidden"""

FORM = """() => {
  const { id, circle } = document.querySelector("form.tell").elements;
  return { id: id.value, circle: circle.value };
}"""
# Kept: the page went on, or its field is empty again (what a former page had to say may be said late).
ANSWERED = """(address) => location.pathname !== address || !document.querySelector("#id_happened").value ||
  Boolean(document.querySelector("#messages .message-error"))"""
# Whether these words are on the disk as a draft, now or in a moment.
DRAFTED = """async (words) => {
  const m = await import("/static/journal/envois/store.js");
  const all = () => m.within(["drafts"], "readonly", (t) => t.objectStore("drafts").getAll());
  const full = () => document.querySelector("#messages .message-error");
  const end = performance.now() + 20_000;
  for (;;) {
    if ((await all()).some((draft) => draft.fields.happened?.[0] === words)) return true;
    if (full() && performance.now() > end - 19_000) return false;
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}"""
