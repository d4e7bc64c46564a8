// The place of Raconter where one adds a photo. Its fields have no names: they take no part in the plain form.

/**
 * Bring the fields to life.
 * @param {HTMLFormElement} form
 * @returns {{chosen: () => null | {kind: "photo", blob: Blob, agreed: boolean, description: string}, clear: () => void}}
 */
export function photoOf(form) {
  const box = form.querySelector("[data-photo-box]");
  const part = (name) => box.querySelector(`[data-photo-${name}]`);
  const [file, more, shown, agreed, description, said] =
    ["file", "more", "shown", "agreed", "description", "said"].map(part);
  let made = null;

  const show = (blob) => {
    made = blob;
    URL.revokeObjectURL(shown.src);
    if (blob) shown.src = URL.createObjectURL(blob);
    more.hidden = !blob;
    agreed.required = Boolean(blob);
  };
  const clear = () => {
    file.value = description.value = said.textContent = "";
    agreed.checked = false;
    show(null);
  };
  file.addEventListener("change", async () => {
    said.textContent = "";
    if (!file.files.length) return clear();
    try {
      const { reduced } = await import("./photos.js");
      return show(await reduced(file.files[0]));
    } catch {
      clear();
      said.textContent = said.dataset.unreadable;
      return undefined;
    }
  });
  part("drop").addEventListener("click", clear);
  const chosen = () =>
    made && { kind: "photo", blob: made, agreed: agreed.checked, description: description.value.trim() };
  return { chosen, clear };
}
