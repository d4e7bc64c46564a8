// Two small things every page may need: dialogs that hold the focus, and words when a sending through htmx fails.
// Without this file dialogs still open (popover), and forms still send.

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button[popovertarget]");
  const dialog = button && document.getElementById(button.getAttribute("popovertarget"));
  if (!(dialog instanceof HTMLDialogElement)) return;
  event.preventDefault();
  if (button.getAttribute("popovertargetaction") === "hide") {
    dialog.close();
    return;
  }
  dialog.removeAttribute("popover");
  dialog.showModal();
});

/** Say in the live region that a sending failed; what was typed is still on the page. */
function sayFailure() {
  const message = document.createElement("p");
  message.className = "message message-error";
  message.textContent = document.body.dataset.failedWords;
  document.getElementById("messages")?.replaceChildren(message);
}

document.addEventListener("htmx:responseError", sayFailure);
document.addEventListener("htmx:sendError", sayFailure);
document.addEventListener("htmx:timeout", sayFailure);
