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
