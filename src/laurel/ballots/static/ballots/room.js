// The reading room: where reading stopped, notes that save themselves, marks, dialogs that are pages, dragging.
// Every page works without this file.
(() => {
  "use strict";
  const token = document.body.getAttribute("hx-headers")?.match(/"X-CSRFToken": "([^"]+)"/)?.[1] ?? "";
  const send = (url, fields, more = {}) => fetch(url, {
    method: "POST", credentials: "same-origin", headers: { "X-CSRFToken": token },
    body: new URLSearchParams(fields), ...more,
  });
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // A link with data-dialog opens its page in a dialog; forms in it are the page's own.
  const openDialog = async (link) => {
    const answer = await fetch(link.href, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) { location.assign(link.href); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const dialog = document.createElement("dialog");
    dialog.className = "page-dialog";
    dialog.innerHTML = '<button type="button" class="icon-button close" aria-label="✕">✕</button><div class="body"></div>';
    const body = dialog.querySelector(".body");
    body.append(...page.querySelector("#main").childNodes);
    body.querySelector(".anchor")?.remove();
    const heading = body.querySelector("h1");
    heading.tabIndex = -1;
    heading.id = "dialog-title";
    dialog.setAttribute("aria-labelledby", "dialog-title");
    const close = dialog.querySelector(".close");
    close.setAttribute("aria-label", document.documentElement.lang === "en" ? "Close" : "關閉");
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => { dialog.remove(); link.focus(); });
    for (const form of all("form:not([action])", body)) form.action = link.href;
    for (const anchor of all("a[href]", body)) anchor.href = new URL(anchor.getAttribute("href"), link.href).href;
    document.body.append(dialog);
    dialog.showModal();
    heading.focus();
    follow(dialog);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-dialog]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openDialog(link).catch(() => location.assign(link.href));
  });

  // Type, face, gap and ground change at once.
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-settings]");
    if (!form || !event.submitter) return;
    event.preventDefault();
    const { name, value } = event.submitter;
    for (const button of form.querySelectorAll(`[name="${name}"]`)) {
      document.body.classList.toggle(`${name}-${button.value}`, button.value === value);
      button.setAttribute("aria-pressed", String(button.value === value));
    }
    const chosen = new FormData(form);
    chosen.set(name, value);
    send(form.action, chosen);
  });

  // Notes save themselves two seconds after a pause, on leaving a field and on hiding the page.
  const notes = document.querySelector("[data-notes]");
  if (notes) {
    const status = document.querySelector("[data-note-status]");
    const say = (kind, more = "") => { status.dataset.state = kind; status.textContent = `${status.dataset[kind]} ${more}`.trim(); };
    const fields = all("[data-note]", notes);
    for (const field of fields) field.dataset.was = field.value;
    document.querySelectorAll("[data-without-script]").forEach((button) => { button.hidden = true; });
    const offer = (field, stands) => {
      field.parentElement.querySelector(".other-version")?.remove();
      field.dataset.waiting = "yes";
      const box = document.createElement("div");
      box.className = "other-version";
      box.setAttribute("role", "group");
      const words = document.createElement("p");
      words.textContent = stands;
      const english = document.documentElement.lang === "en";
      const choose = (label, value) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "button secondary small";
        button.textContent = label;
        button.addEventListener("click", () => { field.value = value(); field.dataset.was = stands; delete field.dataset.waiting; box.remove(); save(field); field.focus(); });
        return button;
      };
      const title = document.createElement("strong");
      title.textContent = english ? "Another device wrote here:" : "另一台裝置寫了：";
      box.append(title, words,
        choose(english ? "Keep mine" : "保留我這份", () => field.value),
        choose(english ? "Take that one" : "改用那一份", () => stands),
        choose(english ? "Keep both" : "兩份都留", () => `${stands}\n${field.value}`));
      field.parentElement.append(box);
    };
    const save = async (field, keepalive = false) => {
      if (field.value === field.dataset.was || field.dataset.composing || field.dataset.waiting) return;
      const value = field.value;
      say("saving");
      try {
        const answer = await send(notes.dataset.notes, { field: field.name, value, was: field.dataset.was }, { keepalive });
        const told = await answer.json();
        if (answer.status === 409) { offer(field, told.stands); status.textContent = ""; return; }
        if (!answer.ok) throw new Error(String(answer.status));
        field.dataset.was = value;
        say("saved", told.at);
      } catch { say("failed"); setTimeout(() => save(field), 5000); }
    };
    const timers = new Map();
    notes.addEventListener("compositionstart", (event) => { event.target.dataset.composing = "yes"; });
    notes.addEventListener("compositionend", (event) => { delete event.target.dataset.composing; later(event.target); });
    const later = (field) => { clearTimeout(timers.get(field)); timers.set(field, setTimeout(() => save(field), 1500)); };
    notes.addEventListener("input", (event) => later(event.target));
    notes.addEventListener("change", (event) => save(event.target));
    document.addEventListener("visibilitychange", () => { if (document.hidden) fields.forEach((field) => save(field, true)); });
    addEventListener("online", () => fields.forEach((field) => save(field)));
    addEventListener("beforeunload", (event) => { if (fields.some((field) => field.value !== field.dataset.was)) event.preventDefault(); });
  }

  // Tabs of the side pane.
  const side = document.querySelector("[data-side]");
  side?.addEventListener("click", (event) => {
    const tab = event.target.closest("[data-tab]");
    if (!tab) return;
    event.preventDefault();
    for (const other of all("[data-tab]", side)) {
      if (other === tab) other.setAttribute("aria-current", "true"); else other.removeAttribute("aria-current");
    }
    for (const panel of all("[data-panel]", side)) panel.hidden = panel.dataset.panel !== tab.dataset.tab;
  });

  // The criterion beside the text follows the scroll, unless it is pinned.
  let current = "", pinned = false;
  const follow = (root = document) => {
    if (!current) return;
    for (const element of all("[data-for]", root)) {
      const here = element.dataset.for === current;
      element.classList.toggle("current", here);
      if (element.tagName === "DETAILS") element.open = here;
    }
  };
  const pin = document.querySelector("[data-pin]");
  if (pin) {
    pin.hidden = false;
    pin.addEventListener("click", () => { pinned = !pinned; pin.setAttribute("aria-pressed", String(pinned)); if (!pinned) follow(); });
  }

  // How far it was read: what was in view for a second, and where reading stopped.
  const room = document.querySelector("[data-room]");
  const blocks = room ? all("[data-block]", room) : [];
  if (blocks.length) {
    const seen = new Set(), told = new Set(), timers = new Map();
    let at = "", seconds = 0, active = Date.now();
    const watcher = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const name = entry.target.dataset.block;
        if (entry.isIntersecting) timers.set(name, setTimeout(() => seen.add(name), 1000));
        else { clearTimeout(timers.get(name)); timers.delete(name); }
      }
    }, { threshold: 0, rootMargin: "-5% 0px -25% 0px" });
    blocks.forEach((block) => watcher.observe(block));
    const look = () => {
      const line = innerHeight * 0.3;
      const here = blocks.findLast((block) => block.getBoundingClientRect().top <= line) ?? blocks[0];
      at = here.dataset.block;
      const criterion = here.closest("[data-criterion]")?.dataset.criterion ?? "";
      if (criterion && criterion !== current && !pinned) { current = criterion; follow(); }
    };
    let waiting = false;
    addEventListener("scroll", () => {
      active = Date.now();
      if (!waiting) { waiting = true; requestAnimationFrame(() => { waiting = false; look(); }); }
    }, { passive: true });
    for (const kind of ["keydown", "pointerdown", "pointermove"]) addEventListener(kind, () => { active = Date.now(); }, { passive: true });
    look();
    const report = (keepalive = false) => {
      const fresh = [...seen].filter((name) => !told.has(name));
      if (!fresh.length && seconds < 5) return;
      const spent = seconds;
      seconds = 0;
      fresh.forEach((name) => told.add(name));
      send(room.dataset.progress, { seen: fresh.join(" "), at, seconds: spent }, { keepalive }).catch(() => {
        seconds += spent;
        fresh.forEach((name) => told.delete(name));
      });
    };
    setInterval(() => { if (!document.hidden && Date.now() - active < 60000) seconds += 1; }, 1000);
    setInterval(() => { if (!document.hidden) report(); }, 10000);
    document.addEventListener("visibilitychange", () => { if (document.hidden) report(true); });
    addEventListener("pagehide", () => report(true));

    let sat = 0;
    setInterval(() => {
      sat = !document.hidden && Date.now() - active < 120000 ? sat + 1 : 0;
      if (sat !== 45 || !document.body.classList.contains("rest-on")) return;
      const line = document.createElement("p");
      line.className = "banner rest-line";
      line.setAttribute("role", "status");
      line.textContent = room.dataset.restWords;
      line.addEventListener("click", () => line.remove());
      room.querySelector(".pane-read").append(line);
    }, 60000);

    // A handle at the paragraph: on pointing, on focus, and Alt+M where reading is.
    const handle = document.createElement("a");
    handle.className = "icon-button mark-handle no-print";
    handle.dataset.dialog = "";
    handle.textContent = "★";
    const attach = (block) => {
      handle.href = `${room.dataset.mark}?at=${block.dataset.block}`;
      handle.setAttribute("aria-label", `${room.dataset.markWords} ${block.dataset.block}`);
      block.append(handle);
    };
    room.addEventListener("pointerover", (event) => { const block = event.target.closest("[data-block]"); if (block) attach(block); });
    room.addEventListener("click", (event) => { const block = event.target.closest("[data-block]"); if (block) attach(block); });
    document.addEventListener("keydown", (event) => {
      if (!event.altKey || event.code !== "KeyM") return;
      event.preventDefault();
      const block = blocks.find((other) => other.dataset.block === at);
      if (block) { attach(block); handle.click(); }
    });
    document.querySelector("[data-criteria]")?.addEventListener("click", () => setTimeout(() => follow(document.querySelector("dialog") ?? document), 400));
  }

  // Dragging is a comfort where the pointer is fine; numbers and buttons do the same.
  let dragged = null;
  const overRow = (event) => event.target.closest?.("[data-order] > li, .rank-list > li[data-code]");
  const ready = (root) => { if (matchMedia("(pointer: fine)").matches) for (const row of all("#order li[data-code]", root)) if (row.querySelector("form")) row.draggable = true; };
  ready(document);
  document.addEventListener("htmx:afterSettle", () => ready(document));
  document.addEventListener("dragstart", (event) => { dragged = event.target.closest("li[data-code]"); dragged?.classList.add("dragging"); });
  document.addEventListener("dragover", (event) => {
    const row = overRow(event);
    if (!dragged || !row?.closest("[data-order]") && !event.target.closest?.("[aria-labelledby=mine]")) return;
    event.preventDefault();
    all(".over, .over-after").forEach((other) => other.classList.remove("over", "over-after"));
    if (row) { const box = row.getBoundingClientRect(); row.classList.add(event.clientY > box.top + box.height / 2 ? "over-after" : "over"); }
  });
  document.addEventListener("drop", (event) => {
    if (!dragged) return;
    event.preventDefault();
    const rows = all("[data-order] > li").filter((row) => row !== dragged);
    const target = document.querySelector(".over, .over-after");
    const place = target ? rows.indexOf(target) + (target.classList.contains("over-after") ? 2 : 1) : rows.length + 1;
    const form = dragged.querySelector("form");
    form.querySelector("[name=position]").value = String(Math.max(1, place));
    form.querySelector("[name=move][value=to]").click();
  });
  document.addEventListener("dragend", () => {
    dragged?.classList.remove("dragging");
    dragged = null;
    all(".over, .over-after").forEach((other) => other.classList.remove("over", "over-after"));
  });
})();
