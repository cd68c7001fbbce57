// Writing on one criterion: paragraphs with official numbering, bold words, tables, figures, pictures.
// The editor only ever makes elements itself; what is pasted is read as blocks and built anew.
(() => {
  "use strict";
  const holder = document.querySelector("[data-editor]");
  if (!holder) return;
  const area = document.getElementById(holder.dataset.editor);
  const writing = holder.querySelector(".writing");
  const toolbar = holder.querySelector(".toolbar");
  const note = holder.querySelector("[data-paste-note]");
  const say = writing.dataset;
  const titles = { figure: {}, picture: {} };
  holder.querySelectorAll("[data-insert]").forEach((select) => {
    [...select.options].filter((option) => option.value).forEach((option) => { titles[select.dataset.insert][option.value] = option.textContent; });
  });

  // ── blocks to elements ────────────────────────────────────────────────────────────────────────────────
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const paragraph = (block) => {
    const element = make("p");
    element.dataset.level = block.level ?? 0;
    if (block.tag) element.dataset.innovation = "";
    (block.runs ?? []).forEach(([words, bold]) => words && element.append(bold ? make("b", {}, words) : words));
    if (!element.firstChild) element.append(make("br"));
    return element;
  };
  const table = (block) => {
    const rows = block.rows.map((row, place) => make("tr", {}, ...row.map((cell) => make(place ? "td" : "th", {}, cell || make("br")))));
    const caption = make("caption", {}, block.caption || make("br"));
    caption.dataset.placeholder = say.captionWords;
    return make("table", { className: "data" }, caption, make("tbody", {}, ...rows));
  };
  const inset = (kind, id) => {
    const name = titles[kind][id] ?? say.goneWords;
    const drawn = [...holder.querySelectorAll("template")].find((found) => found.dataset[kind] === id);
    const label = kind === "figure" && drawn ? [] : [`${kind === "figure" ? say.figureWords : say.pictureWords}：${name}`];
    const element = make("div", { className: "here" }, ...label);
    element.contentEditable = "false";
    element.dataset[kind] = id;
    if (drawn) element.append(drawn.content.cloneNode(true));
    return element;
  };
  const element = (block) => block.kind === "table" ? table(block) : block.kind === "p" ? paragraph(block) : inset(block.kind, block.id);
  const build = (value) => {
    const elements = (value?.blocks ?? []).map(element);
    writing.replaceChildren(...(elements.length ? elements : [paragraph({ runs: [] })]));
    ensureTail();
  };
  const ensureTail = () => {
    const last = writing.lastElementChild;
    if (!last || last.matches("table, .here")) writing.append(paragraph({ runs: [] }));
  };

  // ── elements to blocks ────────────────────────────────────────────────────────────────────────────────
  const clean = (words) => words.replace(/\u00a0/g, " ").replace(/[\u200b\ufeff]/g, "");
  const styleOf = (node) => node.getAttribute?.("data-style") ?? "";
  const isBold = (node) => node.matches?.("b, strong") || /font-weight:\s*(bold|[6-9]00)/i.test(styleOf(node));
  const runsOf = (root) => {
    const lines = [[]];
    const walk = (node, bold) => {
      if (node.nodeType === Node.TEXT_NODE) {
        const words = clean(node.data);
        const line = lines[lines.length - 1];
        if (!words) return;
        const last = line[line.length - 1];
        if (last && last[1] === bold) last[0] += words; else line.push([words, bold]);
      } else if (node.nodeName === "BR") {
        lines.push([]);
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        node.childNodes.forEach((child) => walk(child, bold || isBold(node)));
      }
    };
    root.childNodes.forEach((child) => walk(child, false));
    if (lines.length > 1 && !lines[lines.length - 1].length) lines.pop();
    return lines;
  };
  const cellWords = (cell) => clean(cell.textContent).replace(/\s+/g, " ").trim();
  const tableBlock = (found) => {
    const rows = [...found.rows].map((row) => [...row.cells].flatMap((cell) => [cellWords(cell), ...Array(Math.min((cell.colSpan || 1) - 1, 20)).fill("")]));
    const width = Math.min(Math.max(1, ...rows.map((row) => row.length)), 20);
    const caption = found.caption ? cellWords(found.caption) : "";
    return { kind: "table", caption, rows: rows.map((row) => [...row, ...Array(width).fill("")].slice(0, width)) };
  };
  const paragraphBlocks = (found, level, tag) => runsOf(found).map((runs) => ({ kind: "p", level, tag, runs }));
  const read = () => {
    const blocks = [];
    writing.childNodes.forEach((node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        if (clean(node.data).trim()) blocks.push({ kind: "p", level: 0, tag: false, runs: [[clean(node.data), false]] });
      } else if (node.nodeName === "TABLE") {
        if (node.rows.length) blocks.push(tableBlock(node));
      } else if (node.dataset?.figure) {
        blocks.push({ kind: "figure", id: node.dataset.figure });
      } else if (node.dataset?.picture) {
        blocks.push({ kind: "picture", id: node.dataset.picture });
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        blocks.push(...paragraphBlocks(node, Number(node.dataset.level ?? 0), "innovation" in node.dataset));
      }
    });
    while (blocks.length && blocks[blocks.length - 1].kind === "p" && !blocks[blocks.length - 1].runs.length) blocks.pop();
    return { blocks };
  };
  const words = (value) => (value.blocks ?? []).map((block) => block.kind === "p" ? block.runs.map(([piece]) => piece).join("")
    : block.kind === "table" ? block.rows.map((row) => row.join("｜")).join("\n")
    : `［${titles[block.kind]?.[block.id] ?? ""}］`).join("\n");

  // ── pasting: lists, tables and bold stay; fonts, colours and pictures do not ────────────────────────────
  const TYPED = [/^[一二三四五六七八九十]{1,3}、\s*/, /^[(（][一二三四五六七八九十]{1,3}[)）]\s*/, /^\d{1,3}[、.．]\s+/, /^[(（]\d{1,3}[)）]\s*/];
  const unnumber = (block) => {
    const first = block.runs[0]?.[0] ?? "";
    TYPED.forEach((number, place) => {
      if (block.level || !number.test(first)) return;
      block.level = place + 1;
      block.runs[0][0] = first.replace(number, "");
    });
    return block;
  };
  const wordLevel = (found) => {
    const level = /mso-list:[^;]*level(\d)/i.exec(styleOf(found))?.[1];
    return level ? Math.min(Number(level), 4) : 0;
  };
  const pasted = (html) => {
    const quiet = (tag) => tag.replace(/\s(style|on\w+)\s*=/gi, " data-$1=");
    const unstyled = html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/<[^>]*>/g, quiet);
    const page = new DOMParser().parseFromString(unstyled, "text/html");
    const dropped = page.querySelectorAll("img, v\\:imagedata, svg, object").length;
    page.querySelectorAll("script, style, meta, link, title, img, svg, object, iframe").forEach((found) => found.remove());
    const marks = page.createTreeWalker(page.body, NodeFilter.SHOW_ELEMENT);
    const ignored = [];
    while (marks.nextNode()) if (/mso-list:\s*Ignore/i.test(styleOf(marks.currentNode))) ignored.push(marks.currentNode);
    ignored.forEach((found) => found.remove());
    const blocks = [];
    const loose = [];
    const flush = () => {
      if (!loose.length) return;
      const box = page.createElement("p");
      box.append(...loose.splice(0));
      blocks.push(...paragraphBlocks(box, 0, false));
    };
    const walk = (node, depth) => {
      if (node.nodeType === Node.TEXT_NODE) { if (node.data.trim()) loose.push(node.cloneNode()); return; }
      if (node.nodeType !== Node.ELEMENT_NODE) return;
      if (node.nodeName === "TABLE") { flush(); if (node.rows.length) blocks.push(tableBlock(node)); return; }
      if (node.nodeName === "OL" || node.nodeName === "UL") { flush(); [...node.children].forEach((child) => walk(child, depth + 1)); return; }
      if (node.nodeName === "LI") {
        const own = [...node.childNodes].filter((child) => !/^(OL|UL)$/.test(child.nodeName));
        const box = page.createElement("p");
        box.append(...own.map((child) => child.cloneNode(true)));
        if (box.textContent.trim()) blocks.push(...paragraphBlocks(box, Math.min(depth, 4), false));
        [...node.children].filter((child) => /^(OL|UL)$/.test(child.nodeName)).forEach((child) => walk(child, depth));
        return;
      }
      if (/^(P|H[1-6]|BLOCKQUOTE|PRE)$/.test(node.nodeName) && !node.querySelector("table, ol, ul, p")) {
        flush();
        if (node.textContent.trim()) blocks.push(...paragraphBlocks(node, wordLevel(node), false));
        return;
      }
      if (/^(B|STRONG|I|EM|SPAN|A|U|FONT|SUB|SUP|BR|CODE)$/.test(node.nodeName) && !node.querySelector("table, p, div, ol, ul")) { loose.push(node.cloneNode(true)); return; }
      if (/^(DIV|SECTION|ARTICLE|BODY|TD)$/.test(node.nodeName)) flush();
      node.childNodes.forEach((child) => walk(child, depth));
    };
    walk(page.body, 0);
    flush();
    blocks.forEach((block) => {
      if (block.kind !== "p") return;
      block.runs.forEach((run) => { run[0] = run[0].replace(/\s*\n\s*/g, ""); });
      if (block.runs.length) { block.runs[0][0] = block.runs[0][0].trimStart(); block.runs[block.runs.length - 1][0] = block.runs[block.runs.length - 1][0].trimEnd(); }
      block.runs = block.runs.filter(([piece]) => piece);
      unnumber(block);
    });
    return { blocks: blocks.filter((block) => block.kind !== "p" || block.runs.length), dropped };
  };
  const caretBlock = () => {
    const node = getSelection().anchorNode;
    const inside = node && writing.contains(node) ? (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement) : null;
    return inside === writing ? writing.children[Math.min(getSelection().anchorOffset, writing.children.length - 1)] : inside?.closest(".writing > *");
  };
  const caretAtEnd = (found) => {
    const range = document.createRange();
    range.selectNodeContents(found);
    range.collapse(false);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };
  const changed = () => { ensureTail(); reflect(); writing.dispatchEvent(new Event("input", { bubbles: true })); };
  const insert = (elements) => {
    if (!elements.length) return;
    const at = caretBlock() ?? writing.lastElementChild;
    const empty = at?.nodeName === "P" && !at.textContent;
    at ? at.after(...elements) : writing.append(...elements);
    if (empty) at.remove();
    ensureTail();
    caretAtEnd(elements[elements.length - 1].matches(".here") ? elements[elements.length - 1].nextElementSibling ?? writing.lastElementChild : elements[elements.length - 1]);
    changed();
  };
  writing.addEventListener("paste", (event) => {
    const html = event.clipboardData.getData("text/html");
    const plain = event.clipboardData.getData("text/plain");
    event.preventDefault();
    note.textContent = "";
    const cell = getSelection().anchorNode?.parentElement?.closest("td, th, caption");
    if (cell) { document.execCommand("insertText", false, plain.replace(/\s+/g, " ")); return; }
    const found = html ? pasted(html) : { dropped: 0, blocks: plain.split(/\r?\n/).filter((line) => line.trim()).map((line) => unnumber({ kind: "p", level: 0, tag: false, runs: [[line.trim(), false]] })) };
    const only = found.blocks[0];
    if (found.blocks.length === 1 && only.kind === "p" && !only.level && !only.runs.some(([, bold]) => bold)) {
      document.execCommand("insertText", false, only.runs.map(([piece]) => piece).join(""));
    } else {
      insert(found.blocks.map(element));
    }
    if (found.dropped) note.textContent = say.droppedWords.replace("%d", found.dropped);
  });
  writing.addEventListener("drop", (event) => event.preventDefault());

  // ── the toolbar and the keys ──────────────────────────────────────────────────────────────────────────
  const chosen = () => {
    const selection = getSelection();
    if (!selection.rangeCount || !writing.contains(selection.anchorNode)) return [];
    const range = selection.getRangeAt(0);
    const found = [...writing.querySelectorAll(":scope > p")].filter((child) => range.intersectsNode(child));
    return found.length ? found : [caretBlock()].filter((child) => child?.nodeName === "P");
  };
  const level = (value) => { chosen().forEach((found) => { found.dataset.level = value; }); changed(); };
  const acts = {
    bold: () => { document.execCommand("bold"); changed(); },
    innovation: () => {
      const found = chosen();
      const on = found.some((one) => !("innovation" in one.dataset));
      found.forEach((one) => { if (on) one.dataset.innovation = ""; else delete one.dataset.innovation; });
      changed();
    },
    table: () => insert([table({ caption: "", rows: [["", ""], ["", ""]] })]),
    row: () => {
      const row = getSelection().anchorNode?.parentElement?.closest("tr") ?? [...writing.querySelectorAll("tr")].pop();
      if (!row) return;
      row.after(make("tr", {}, ...[...row.cells].map(() => make("td", {}, make("br")))));
      changed();
    },
    column: () => {
      const found = getSelection().anchorNode?.parentElement?.closest("table") ?? [...writing.querySelectorAll("table")].pop();
      if (!found || found.rows[0].cells.length >= 20) return;
      [...found.rows].forEach((row, place) => row.append(make(place ? "td" : "th", {}, make("br"))));
      changed();
    },
    outline: () => {
      const lines = [...document.querySelectorAll("#guidance + ul li")].map((line) => line.textContent.split("：")[0]);
      insert(lines.map((line) => paragraph({ level: 1, runs: [[line, false]] })));
    },
  };
  toolbar.addEventListener("mousedown", (event) => { if (event.target.closest("button")) event.preventDefault(); });
  toolbar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (!writing.contains(getSelection().anchorNode)) { writing.focus(); caretAtEnd(writing.lastElementChild); }
    if (button.dataset.level) level(button.dataset.level); else acts[button.dataset.act]?.();
  });
  toolbar.addEventListener("change", (event) => {
    const kind = event.target.dataset.insert;
    if (!kind || !event.target.value) return;
    insert([inset(kind, event.target.value)]);
    event.target.value = "";
    event.stopPropagation();
  });
  writing.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.altKey && /^Digit[0-4]$/.test(event.code)) { event.preventDefault(); level(event.code.slice(-1)); }
    if (event.altKey && event.code === "KeyI") { event.preventDefault(); acts.innovation(); }
    if (event.key === "Backspace" && getSelection().isCollapsed && getSelection().anchorOffset === 0) {
      const found = caretBlock();
      if (found?.nodeName === "P" && found.dataset.level !== "0" && !getSelection().anchorNode.previousSibling) { event.preventDefault(); level(0); }
    }
  });
  const reflect = () => {
    const [found] = chosen();
    toolbar.querySelectorAll("[data-level]").forEach((button) => button.setAttribute("aria-pressed", String(found?.dataset.level === button.dataset.level)));
    toolbar.querySelector("[data-act=innovation]").setAttribute("aria-pressed", String(Boolean(found) && "innovation" in found.dataset));
    toolbar.querySelector("[data-act=bold]").setAttribute("aria-pressed", String(document.queryCommandState("bold")));
  };
  document.addEventListener("selectionchange", () => { if (writing.contains(getSelection().anchorNode)) reflect(); });

  // ── the length, counted as the printed rule says: no punctuation, no space ──────────────────────────────
  const meter = document.querySelector("[data-length]");
  const count = () => {
    const letters = words(read()).match(/[\p{L}\p{N}\p{M}]/gu)?.length ?? 0;
    const limit = Number(meter.dataset.limit || 0);
    const over = limit && letters > limit;
    meter.classList.toggle("over", Boolean(over));
    meter.textContent = meter.dataset.words.replace("%d", letters.toLocaleString()) + (limit ? `／${limit.toLocaleString()}` : "")
      + (over ? `　${meter.dataset.over.replace("%d", (letters - limit).toLocaleString())}` : "");
  };
  let counting = 0;
  writing.addEventListener("input", (event) => { if (event.isComposing) return; clearTimeout(counting); counting = setTimeout(count, 300); });

  document.execCommand("defaultParagraphSeparator", false, "p");
  build(JSON.parse(document.getElementById("written-value").textContent));
  area.closest(".field").hidden = true;
  area.disabled = true;
  holder.hidden = false;
  count();
  window.laurelEditor = {
    read,
    words,
    fill: (value) => { build(value); count(); },
    append: (value) => { writing.append(...value.blocks.map(element)); ensureTail(); count(); },
    owns: (control) => writing.contains(control),
  };
})();
