// On the page that is shown once one left without a network: has the session closed when the network is back, and says it.

const { serviceWorker } = navigator;
const close = () => serviceWorker?.controller?.postMessage({ type: "online" });

serviceWorker?.addEventListener("message", ({ data }) => {
  if (data?.type !== "closed") return;
  document.querySelector("[data-still-open]").hidden = true;
  const said = document.querySelector("[data-now-closed]");
  said.hidden = false;
  document.querySelector("h1").textContent = document.title = said.dataset.title;
});
serviceWorker?.startMessages();
window.addEventListener("online", close);
close();
