// Listening while writing: slower, and a little back. Without it, the player of the browser is there.

const SLOW = 0.7;

for (const player of document.querySelectorAll("[data-player]")) {
  const sound = player.querySelector("[data-player-sound]");
  const slower = player.querySelector("[data-player-slower]");
  player.querySelector("[data-player-buttons]").hidden = false;
  slower.addEventListener("click", () => {
    sound.playbackRate = sound.playbackRate === SLOW ? 1 : SLOW;
    slower.setAttribute("aria-pressed", String(sound.playbackRate === SLOW));
  });
  player.querySelector("[data-player-back]").addEventListener("click", () => {
    sound.currentTime = Math.max(0, sound.currentTime - 5);
    sound.play();
  });
}
