// A photo of a note, made light before it is kept: no longer than a screen is wide, and without what the camera wrote
// beside it (the place, the hour, the phone).

const LONGEST_SIDE = 1600;
const QUALITY = 0.8;

/**
 * The photo drawn anew. Rejects when this phone cannot read it.
 * @param {Blob} file
 * @returns {Promise<Blob>} a JPEG
 */
export async function reduced(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const share = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * share));
  canvas.height = Math.max(1, Math.round(picture.height * share));
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error("not drawn"))), "image/jpeg", QUALITY);
  });
}

/**
 * The place of Raconter where one adds a photo. Without names, its fields take no part in the plain form.
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
      return show(await reduced(file.files[0]));
    } catch {
      clear();
      said.textContent = said.dataset.unreadable;
      return undefined;
    }
  });
  part("drop").addEventListener("click", clear);
  box.hidden = false;
  const chosen = () =>
    made && { kind: "photo", blob: made, agreed: agreed.checked, description: description.value.trim() };
  return { chosen, clear };
}
