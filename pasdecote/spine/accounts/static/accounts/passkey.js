// What people read when a key does not answer: allauth's script only tells the console.
(() => {
  const say = (name) => {
    for (const status of document.querySelectorAll("[data-passkey-status]")) {
      status.textContent = status.dataset[name];
    }
  };
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    say("failedWords");
  });
  if (!window.PublicKeyCredential) {
    for (const button of document.querySelectorAll("[data-passkey] button")) button.disabled = true;
    say("absentWords");
  }
})();
