// What the page says of its own: one line in its live region, now or on the next page.

const NEXT = "dit:";

/** Say it now. `kind`: success, info, error; `address`: where one reads more. */
export function say(sentence, kind = "info", address = "") {
  const line = document.createElement("p");
  line.className = `message message-${kind}`;
  const words = line.appendChild(document.createElement("span"));
  words.textContent = sentence;
  if (address) {
    const link = document.createElement("a");
    link.href = address;
    link.textContent = document.body.dataset.waitingWords;
    words.append(" ", link);
  }
  const region = document.getElementById("messages");
  region?.replaceChildren(line);
  region?.scrollIntoView({ block: "nearest" });
}

/** Say it on the page that comes next. */
export function sayLater(sentence) {
  sessionStorage.setItem(NEXT, sentence);
}

/** Say what the former page had to say. */
export function sayNow() {
  const sentence = sessionStorage.getItem(NEXT);
  if (!sentence) return;
  sessionStorage.removeItem(NEXT);
  say(sentence, "success");
}

/** A button in the line just said, that copies words as text. */
export function copyButton(label, done, words) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-quiet";
  button.textContent = label;
  button.addEventListener("click", async () => {
    await copy(words());
    button.textContent = done;
  });
  document.querySelector("#messages .message > span")?.append(" ", button);
}

/** Copy as text, also where the clipboard is refused. */
export async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    const field = document.createElement("textarea");
    field.value = words;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}
