// The service worker: what the phone shows without a network. It keeps the files of the screens, and the few pages
// that the person signed in read last; theirs only, and for a while. Words that wait are no business of its own.
//
// `SETTINGS` stands above, written by the server (portal/home/offline.py). Nobody is ever hurried: a new worker waits
// until a page is turned, and no page is loaded again under somebody's fingers.

const FILES = "fichiers:";
const PAGES = "pages:";
const LEFT = "depart"; // there while a session left without a network is still open on the server
const MARK = "/depart";
const KEPT_AT = "x-garde-le";
const MOST_PAGES = 20;
const OLDEST = 14 * 24 * 3_600_000;
const WARM = 12 * 3_600_000;
const PATIENCE = 8_000;
const OUT_OF_ORDER = new Set([502, 503, 504]);
const current = FILES + SETTINGS.version;
const kept = SETTINGS.pages.map((pattern) => new RegExp(pattern));
/** Whether a session is to be closed first; null until it is known. */
let left = null;
let closing = null;
caches.has(LEFT).then((found) => (left ??= found));

self.addEventListener("install", (event) => event.waitUntil(takeFiles()));
self.addEventListener("activate", (event) => event.waitUntil(begin()));
self.addEventListener("message", (event) => {
  const { type } = event.data ?? {};
  if (type === "takeOver") event.waitUntil(takeOver());
  if (type === "warm") event.waitUntil(warm());
  if (type === "forget") event.waitUntil(forgetPages());
  if (type === "online") event.waitUntil(closed());
});
self.addEventListener("sync", (event) => {
  if (event.tag === "envois") event.waitUntil(sendWaiting());
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(request.method === "GET" ? page(event) : sending(event));
  else if (request.method === "GET" && address.pathname.startsWith(SETTINGS.files)) event.respondWith(file(request));
  else if (left !== false && (request.method !== "GET" || address.pathname === SETTINGS.session)) {
    event.respondWith(closed().then((done) => (done ? fetch(request) : Response.error())));
  }
});

/** All files of this version, or none: half an update would be worse than the former one. */
async function takeFiles() {
  const cache = await caches.open(current);
  await cache.addAll(SETTINGS.assets);
}

/** The former files stay beside the new ones: pages kept before still ask for them. Older ones go. */
async function begin() {
  const versions = (await caches.keys()).filter((name) => name.startsWith(FILES) && name !== current);
  for (const name of versions.slice(0, -1)) await caches.delete(name);
  await self.registration.navigationPreload?.disable(); // where it is on, Firefox shows its own page without a network
  await self.clients.claim();
}

/** Whoever sleeps in the background is woken by the browser; unfinished, it asks to be woken again. */
async function sendWaiting() {
  if (!(await closed())) throw new Error("still open");
  if (!SETTINGS.flush) return;
  const round = await SETTINGS.flush({ eager: true });
  if (round.waiting && !round.signIn) throw new Error("still waiting");
}

/** A new worker takes over when the page that was just turned asks for it and no other is open: nobody is typing. */
async function takeOver() {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.length < 2) self.skipWaiting();
}

async function page(event) {
  const leaving = left !== false && (await caches.has(LEFT));
  if (leaving && !(await closed())) await closed(); // the first may have begun before the network was back
  const fresh = fetched(event);
  const copy = await recalled(event.request);
  try {
    const answer = await (copy ? patiently(fresh) : fresh);
    if (copy && OUT_OF_ORDER.has(answer.status)) return copy;
    return answer;
  } catch {
    return copy ?? nothing();
  }
}

async function fetched(event) {
  const answer = await fetch(event.request);
  event.waitUntil(remember(event.request.url, answer.clone()));
  return answer;
}

/** A network that promises and does not give is no network, where there is something to show. */
function patiently(answer) {
  return Promise.race([answer, new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("slow")))]);
}

/** A form that cannot leave: the page says so, and the words are still on the one before. Leaving is noted. */
async function sending(event) {
  const leaving = new URL(event.request.url).pathname === SETTINGS.leaving;
  try {
    if (!leaving && !(await closed())) return nothing();
    const answer = await fetch(event.request);
    if (leaving) await (left ? closed() : forgetPages());
    return answer;
  } catch {
    if (leaving) await noteLeft();
    return nothing();
  }
}

async function nothing() {
  const shown = (left ?? (await caches.has(LEFT))) ? SETTINGS.left : SETTINGS.offline;
  return (await caches.match(shown)) ?? Response.error();
}

/** Somebody leaves, and the server does not know: their pages go at once, and a mark says whose session to close. */
async function noteLeft() {
  const whose = (await caches.keys()).find((name) => name.startsWith(PAGES)) ?? PAGES;
  const cache = await caches.open(LEFT);
  await cache.put(MARK, new Response(whose.slice(PAGES.length)));
  left = true;
  await forgetPages();
  await self.registration.sync?.register("envois").catch(() => {});
}

async function settleLeft() {
  await caches.delete(LEFT);
  left = false;
  await forgetPages();
  for (const client of await self.clients.matchAll({ type: "window" })) client.postMessage({ type: "closed" });
}

/** Close the session left without a network, before anything else is asked or sent. Gives whether none is left open. */
function closed() {
  closing ??= close().finally(() => (closing = null));
  return closing;
}

async function close() {
  if (!(left ?? (await caches.has(LEFT)))) return true;
  const whose = (await (await caches.match(MARK, { cacheName: LEFT }))?.text()) ?? "";
  try {
    const there = await session();
    if (there.owner && (!whose || there.owner === whose)) {
      const headers = { "X-CSRFToken": there.csrf };
      await fetch(SETTINGS.leaving, { method: "POST", headers, redirect: "manual" });
      if ((await session()).owner) return false;
    }
    await settleLeft();
    return true;
  } catch {
    return false;
  }
}

/** Who is signed in, as the server itself says it. Rejects when it is not the server who speaks. */
async function session() {
  const answer = await fetch(SETTINGS.session, { cache: "no-store", signal: AbortSignal.timeout?.(PATIENCE) });
  const said = await answer.json();
  if (said.owner || said.code === "sign_in") return said;
  throw new Error("not our server");
}

async function file(request) {
  const found = await caches.match(request);
  if (found && SETTINGS.fixed) return found;
  try {
    return await fetch(request);
  } catch {
    return found ?? Response.error();
  }
}

/** Keep a page for its reader, and nobody else's any more. A page where nobody is signed in empties all. */
async function remember(url, answer) {
  if (answer.status !== 200 || !(answer.headers.get("content-type") ?? "").startsWith("text/html")) return;
  const html = await answer.text();
  const owner = /<body[^>]* data-owner="([^"]*)"/.exec(html)?.[1];
  if (owner === undefined) return;
  await forgetPages(owner);
  const address = new URL(url);
  if (!owner || !kept.some((pattern) => pattern.test(address.pathname + address.search))) return;
  const headers = new Headers({ [KEPT_AT]: String(Date.now()) });
  for (const name of SETTINGS.headers) if (answer.headers.has(name)) headers.set(name, answer.headers.get(name));
  const quiet = html.replace(/<ul class="messages">[\s\S]*?<\/ul>/, ""); // what had just happened, then
  const cache = await caches.open(PAGES + owner);
  await cache.delete(url);
  await cache.put(url, new Response(quiet, { headers }));
  for (const old of (await cache.keys()).slice(0, -MOST_PAGES)) await cache.delete(old);
}

/** Delete kept pages; those of one reader stay when their key is given. */
async function forgetPages(except = "") {
  for (const name of await caches.keys()) {
    if (name.startsWith(PAGES) && name !== PAGES + except) await caches.delete(name);
  }
}

/** The copy of a page, which says itself that it is one; undefined when there is none, or an old one. */
async function recalled(request) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(PAGES)) continue;
    const cache = await caches.open(name);
    const found = (await cache.match(request)) ?? (await alike(cache, request));
    if (!found) continue;
    const at = Number(found.headers.get(KEPT_AT));
    if (Math.abs(Date.now() - at) > OLDEST) return undefined;
    const html = (await found.text()).replace("<html ", `<html data-kept-at="${new Date(at).toISOString()}" `);
    const curtain = !SETTINGS.warm.includes(new URL(request.url).pathname) && (await hasCode(name.slice(PAGES.length)));
    return new Response(curtain ? html.replace("<main ", "<main hidden ") : html, { headers: found.headers });
  }
  return undefined;
}

/** Whether this reader put a code on this phone: then a kept page is hidden until the page itself knows it was given. */
function hasCode(owner) {
  return new Promise((resolve) => {
    const asked = indexedDB.open(SETTINGS.database);
    asked.onupgradeneeded = () => asked.transaction.abort(); // there was none: do not leave an empty one behind
    asked.onerror = () => resolve(false);
    asked.onsuccess = () => {
      const done = (found) => (asked.result.close(), resolve(found));
      try {
        const read = asked.result.transaction(["meta"]).objectStore("meta").count(`pin:${owner}`);
        read.onsuccess = () => done(read.result > 0);
        read.onerror = () => done(false);
      } catch {
        done(false);
      }
    };
  });
}

/** Raconter is the same page for every group; the others answer for their own address only. */
async function alike(cache, request) {
  const { pathname } = new URL(request.url);
  return SETTINGS.warm.includes(pathname) ? cache.match(request, { ignoreSearch: true }) : undefined;
}

/** Have at hand the pages that one needs without a network, before it is gone. */
async function warm() {
  for (const address of SETTINGS.warm) {
    const known = await caches.match(address);
    if (known && Date.now() - Number(known.headers.get(KEPT_AT)) < WARM) continue;
    try {
      await remember(new URL(address, location.origin).href, await fetch(address, { headers: { Accept: "text/html" } }));
    } catch {
      return;
    }
  }
}
