// What is asked of the browser once there is something to keep: not to throw it away, and to send it later.

/** Ask that what is kept here be not the first thrown away when the phone is short of room. */
export function askForRoom() {
  navigator.storage?.persist?.().catch(() => {});
}

/** Ask the browser to wake the worker when the network is back, even once this page is closed. */
export async function inBackground() {
  try {
    const registration = await navigator.serviceWorker?.getRegistration();
    await registration?.sync?.register("envois");
  } catch {
    // It does not know how, or will not: the next page that opens sends.
  }
}
