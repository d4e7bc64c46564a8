// A file too heavy to be taken is said at once, before it is sent for nothing.
for (const field of document.querySelectorAll("input[type=file][data-largest]")) {
  field.addEventListener("change", () => {
    const heavy = [...field.files].some((file) => file.size > Number(field.dataset.largest));
    field.setCustomValidity(heavy ? field.dataset.tooLarge : "");
    if (heavy) field.reportValidity();
  });
}
