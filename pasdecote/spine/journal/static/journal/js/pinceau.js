// A brush over a photo: discs are drawn here to be seen, and painted into the picture by the server, for good.

const RADIUS = 0.035;
const STEP = 0.02;

for (const form of document.querySelectorAll("[data-brush]")) {
  const canvas = form.querySelector("[data-brush-canvas]");
  const field = form.querySelector("[name=discs]");
  const said = form.querySelector("[data-brush-said]");
  const pen = canvas.getContext("2d");
  const discs = [];
  let strokes = [];
  let spot = null;

  const draw = () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = "rgb(60, 56, 52)";
    for (const [x, y] of discs) {
      pen.beginPath();
      pen.arc(x * canvas.width, y * canvas.height, RADIUS * canvas.width, 0, 2 * Math.PI);
      pen.fill();
    }
    if (spot) {
      pen.lineWidth = 4;
      pen.strokeStyle = "white";
      pen.strokeRect(spot[0] * canvas.width - 12, spot[1] * canvas.height - 12, 24, 24);
      pen.strokeStyle = "black";
      pen.strokeRect(spot[0] * canvas.width - 15, spot[1] * canvas.height - 15, 30, 30);
    }
    field.value = discs.map(([x, y]) => `${x.toFixed(4)} ${y.toFixed(4)} ${RADIUS}`).join(";");
    said.textContent = strokes.length ? said.dataset.some + strokes.length : said.dataset.none;
  };

  const put = (x, y) => {
    if (discs.length < 500) discs.push([Math.min(1, Math.max(0, x)), Math.min(1, Math.max(0, y))]);
  };

  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  };

  const undo = () => {
    if (strokes.length) discs.length = strokes.pop();
    draw();
  };

  canvas.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    spot = null;
    strokes.push(discs.length);
    put(...at(event));
    draw();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!event.buttons) return;
    put(...at(event));
    draw();
  });
  canvas.addEventListener("keydown", (event) => {
    const moves = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
    const move = moves[event.key];
    if (move) {
      const [x, y] = spot || [0.5, 0.5];
      spot = [Math.min(1, Math.max(0, x + move[0])), Math.min(1, Math.max(0, y + move[1]))];
    } else if (event.key === "Enter" || event.key === " ") {
      spot = spot || [0.5, 0.5];
      strokes.push(discs.length);
      put(...spot);
    } else if (event.key === "Backspace") {
      undo();
    } else {
      return;
    }
    event.preventDefault();
    draw();
  });
  form.querySelector("[data-brush-undo]").addEventListener("click", undo);
  draw();
}
