// « Effacer ce téléphone »: sends first; what cannot leave is told, and asked about; then nothing stays.

import { NAME, peek } from "./peek.js";
import { flush } from "./sending.js";
import { close } from "./store.js";

/**
 * Send what waits, then clear the phone if nothing is left or if the person is sure.
 * @param {HTMLFormElement} form which leaves once the phone is clear
 */
export async function wipe(form, owner) {
  if (!form.dataset.sure) {
    await flush({ owner, eager: true }).catch(() => {});
    const left = await peek(owner);
    const own = left.waiting + left.aside + left.drafts;
    if (own + left.others) return asks(form, own, left.others);
  }
  await clear();
  return form.submit();
}

/** Say what would be lost; the same button, touched again, is sure. */
function asks(form, own, others) {
  const line = document.querySelector("[data-wipe-asks]");
  line.hidden = false;
  line.querySelector("[data-own]").textContent = own;
  line.querySelector("[data-others]").textContent = others;
  form.dataset.sure = "oui";
  line.scrollIntoView({ block: "nearest" });
  line.focus();
}

async function clear() {
  await close();
  await new Promise((resolve) => {
    const gone = indexedDB.deleteDatabase(NAME);
    gone.onsuccess = gone.onerror = gone.onblocked = resolve;
  });
  for (const name of (await globalThis.caches?.keys()) ?? []) await caches.delete(name);
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
  sessionStorage.clear();
  localStorage.clear();
}
