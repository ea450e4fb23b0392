// What the dashboard adds to pages that work without it: the reader's locale, drag and drop, keyboard moves, forms that
// submit on change, and live progress.

const money = (element) => {
  const digits = Number(element.dataset.digits);
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const currency = element.dataset.currency;
  if (currency) Object.assign(options, { style: "currency", currency });
  return new Intl.NumberFormat(undefined, options).format(element.value);
};
const number = (element) => {
  const options = element.classList.contains("compact")
    ? { notation: "compact", maximumSignificantDigits: 3 } : {};
  return new Intl.NumberFormat(undefined, options).format(element.value);
};
const moment = (element) => {
  const text = element.dateTime;
  return text.includes("T")
    ? new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" }).format(new Date(text))
    : new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(text));
};

function localize(root) {
  const write = (selector, format) => {
    for (const element of root.querySelectorAll(selector)) {
      // A value that this browser cannot format keeps the text of the server.
      try { element.textContent = format(element); } catch {}
    }
  };
  write("data.money", money);
  write("data:not(.money)", number);
  write("time", moment);
}

function say(text) {
  const notices = document.getElementById("notices");
  const notice = document.createElement("div");
  notice.className = "notice done";
  notice.setAttribute("role", "status");
  notice.textContent = text;
  notices.replaceChildren(notice);
}

// Forms that choose what to show submit on change; their button stays for the keyboard.
function submitOnChange() {
  for (const form of document.querySelectorAll("form[data-submits]")) {
    form.addEventListener("change", (event) => {
      if (event.target.matches("select, input[type=checkbox], input[type=radio]")) form.requestSubmit();
    });
  }
  addEventListener("submit", () => document.body.classList.add("busy"));
  addEventListener("pageshow", () => document.body.classList.remove("busy"));
}

// Tiles are dragged to the buttons of the margin, which move what is checked. A drag checks its tile.
function moves() {
  const form = document.getElementById("creatives");
  if (!form) return;
  const tiles = [...form.querySelectorAll(".tile")];
  const boxes = tiles.map((tile) => tile.querySelector("input[type=checkbox]"));
  const targets = [...document.querySelectorAll("[data-drop-target]")];
  const count = document.getElementById("selected-count");
  const update = () => {
    const checked = boxes.filter((box) => box.checked).length;
    if (count) count.textContent = checked === 1 ? "1 selected" : `${checked} selected`;
  };
  form.addEventListener("change", update);
  const all = document.getElementById("select-all");
  all.hidden = false;
  all.addEventListener("click", () => {
    const isFull = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !isFull;
    update();
  });
  tiles.forEach((tile, index) => {
    const box = boxes[index];
    tile.addEventListener("dragstart", (event) => {
      if (!box.checked) {
        for (const other of boxes) other.checked = other === box;
        update();
      }
      tile.classList.add("dragged");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", box.value);
    });
    tile.addEventListener("dragend", () => tile.classList.remove("dragged"));
    // Arrows walk over the tiles, M goes to the campaigns of the margin.
    box.addEventListener("keydown", (event) => {
      const row = tiles.findIndex((other) => other.offsetTop > tiles[0].offsetTop);
      const columns = row < 1 ? tiles.length : row;
      const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
      if (step !== undefined) {
        event.preventDefault();
        boxes[index + step]?.focus();
      } else if (event.key.toLowerCase() === "m" && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        if (!boxes.some((other) => other.checked)) box.checked = true;
        update();
        targets[0]?.focus();
        say("Choose a campaign with the arrow keys, and press Enter to move. Escape returns.");
      }
    });
  });
  targets.forEach((target, index) => {
    target.addEventListener("dragover", (event) => {
      event.preventDefault();
      target.classList.add("over");
    });
    target.addEventListener("dragleave", () => target.classList.remove("over"));
    target.addEventListener("drop", (event) => {
      event.preventDefault();
      form.requestSubmit(target);
    });
    target.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) {
        event.preventDefault();
        targets[index + step]?.focus();
      } else if (event.key === "Escape") {
        boxes.find((box) => box.checked)?.focus();
      }
    });
  });
  update();
}

// A file may be dropped anywhere on the form of an import.
function drops() {
  for (const form of document.querySelectorAll("form.drop")) {
    const input = form.querySelector("input[type=file]");
    form.addEventListener("dragover", (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
    form.addEventListener("dragleave", () => form.classList.remove("over"));
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      form.classList.remove("over");
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      form.requestSubmit();
    });
  }
}

// A region with an address of events is fetched again whenever the server reports a change.
function follow() {
  for (const region of document.querySelectorAll("[data-events]")) {
    const source = new EventSource(region.dataset.events);
    let isLoading = false;
    let isStale = false;
    const load = async () => {
      if (isLoading) {
        isStale = true;
        return;
      }
      isLoading = true;
      const response = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
      if (response?.ok) {
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        const fresh = page.getElementById(region.id);
        if (fresh) {
          localize(fresh);
          region.replaceChildren(...fresh.childNodes);
          if (!fresh.hasAttribute("data-events")) source.close();
        }
      }
      isLoading = false;
      if (isStale) {
        isStale = false;
        load();
      }
    };
    for (const kind of ["message", "progress", "log", "run", "end"]) source.addEventListener(kind, load);
    source.addEventListener("end", () => source.close());
  }
}

localize(document);
submitOnChange();
moves();
drops();
follow();
