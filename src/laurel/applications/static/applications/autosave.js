// What is typed is saved by itself: two seconds after the first letter, on leaving a field, on hiding the page.
(() => {
  "use strict";
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  document.querySelectorAll("[data-without-script]").forEach((element) => { element.hidden = true; });
  if (form.hasAttribute("data-fixed")) return;

  const AFTER = 1500, SIGN_OF_LIFE = 30000, LONGEST_WAIT = 30000, KEEPALIVE = 60000;
  const status = document.querySelector("[data-save-status]");
  const words = status.dataset;
  const tab = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const place = form.dataset.place;
  const token = () => form.elements.csrfmiddlewaretoken.value;

  // ── the fields of the page: each reads its value from its controls and can be given another ──────────────
  const iso = (name) => {
    const [year, month, day] = [0, 1, 2].map((n) => form.elements[`${name}_${n}`]?.value.trim() ?? "");
    if (!year && !month && !day) return "";
    if (!/^\d{2,3}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return undefined;
    const moment = new Date(Date.UTC(Number(year) + 1911, month - 1, day));
    if (moment.getUTCMonth() !== month - 1 || moment.getUTCDate() !== Number(day)) return undefined;
    return moment.toISOString().slice(0, 10);
  };
  const fillDate = (name, value) => {
    const [year, month, day] = value ? value.split("-").map(Number) : ["", "", ""];
    [value ? year - 1911 : "", month, day].forEach((part, n) => { form.elements[`${name}_${n}`].value = part; });
  };
  const trend = (typed) => typed.split("\n").map((line) => line.trim()).filter(Boolean).map((line) => {
    const cut = line.search(/\s+\S+$/);
    return cut < 0 ? [line, ""] : [line.slice(0, cut).trim(), line.slice(cut).trim()];
  });
  const ticks = () => [...form.elements].filter((control) => control.name === "evidence");
  const CARD = ["indicator", "definition", "numerator_label", "numerator", "denominator_label", "denominator", "value",
    "unit", "last_year", "drawn_as", "source", "attachment"];
  const TYPED = ["numerator", "denominator", "value", "last_year"];
  const kinds = {
    line: {
      read: (name) => form.elements[name].value,
      fill: (name, value) => { form.elements[name].value = value; },
      owns: (name, control) => control.name === name,
    },
    date: {
      read: iso,
      fill: fillDate,
      owns: (name, control) => control.name.startsWith(`${name}_`),
    },
    text: {
      read: () => window.laurelEditor.read(),
      fill: (name, value) => window.laurelEditor.fill(value),
      owns: (name, control) => window.laurelEditor.owns(control),
    },
    ticks: {
      read: () => ticks().filter((box) => box.checked).map((box) => Number(box.value)),
      fill: (name, value) => { ticks().forEach((box) => { box.checked = value.includes(Number(box.value)); }); },
      owns: (name, control) => control.name === "evidence",
    },
    card: {
      read: () => {
        const card = Object.fromEntries(CARD.map((key) => [key, form.elements[key].value]));
        for (const key of ["period_from", "period_to"]) card[key] = iso(key) ?? "";
        card.trend = trend(form.elements.trend.value).slice(0, 5);
        return card;
      },
      fill: (name, value) => {
        if (!value) return;
        CARD.forEach((key) => { form.elements[key].value = value[key] ?? ""; });
        ["period_from", "period_to"].forEach((key) => fillDate(key, value[key]));
        form.elements.trend.value = (value.trend ?? []).map((point) => point.join(" ")).join("\n");
      },
      owns: (name, control) => Boolean(control.name),
    },
    // A figure among many on the page of the update: its typed controls over the card as it is stored.
    carried: {
      read: (name) => {
        const { card, judged } = fields.get(name).input.dataset;
        const control = (key) => form.elements[`${name}-${key}`].value.trim();
        const stored = JSON.parse(card);
        if (control("how") === "unchanged") {
          const unchanged = control("unchanged");
          return unchanged ? { ...stored, ...JSON.parse(judged), unchanged } : undefined;
        }
        TYPED.forEach((key) => { stored[key] = control(key); });
        for (const key of ["period_from", "period_to"]) {
          stored[key] = iso(`${name}-${key}`);
          if (stored[key] === undefined) return undefined;
        }
        return { ...stored, unchanged: "" };
      },
      fill: (name, value) => {
        if (!value?.indicator && !value?.value) return;
        fields.get(name).input.dataset.card = JSON.stringify(value);
        form.elements[`${name}-how`].value = value.unchanged ? "unchanged" : "updated";
        [...TYPED, "unchanged"].forEach((key) => { form.elements[`${name}-${key}`].value = value[key] ?? ""; });
        ["period_from", "period_to"].forEach((key) => fillDate(`${name}-${key}`, value[key]));
      },
      owns: (name, control) => control.name.startsWith(`${name}-`),
    },
  };
  const fields = new Map();
  form.querySelectorAll("[data-base]").forEach((input) => {
    const name = input.dataset.base;
    const kind = kinds[input.dataset.kind ?? "line"];
    fields.set(name, { name, input, kind, base: Number(input.value), dirty: false, held: false });
  });
  const readOf = (field) => field.kind.read(field.name);
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const copyKey = (field) => `laurel:${form.dataset.autosave}:${field.name}`;

  // ── one sentence about where things stand ─────────────────────────────────────────────────────────────
  let lastGood = "";
  const STAYING = ["offline", "signedOut"];
  const show = (state, extra = "") => {
    if (STAYING.includes(state) && status.dataset.state === state) return;
    status.dataset.state = state;
    const last = state === "saved" || !lastGood ? "" : `（${words.last} ${lastGood}）`;
    status.textContent = `${words[state] ?? state}${extra ? ` ${extra}` : ""}${last}`;
    if (state === "offline") offer(words.retry, () => { wait = 0; flush(); });
    if (state === "signedOut") {
      const link = document.createElement("a");
      link.href = `${words.signInUrl}?next=${encodeURIComponent(location.pathname)}`;
      link.textContent = words.signIn;
      status.append(" ", link);
    }
  };
  const offer = (label, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet small";
    button.textContent = label;
    button.addEventListener("click", act);
    status.append(" ", button);
  };

  // ── saving ────────────────────────────────────────────────────────────────────────────────────────────
  let timer = 0, flying = false, again = false, due = false, wait = 0, composing = false, stopped = false;
  const later = (milliseconds) => { clearTimeout(timer); timer = setTimeout(flush, milliseconds); };
  const soon = () => { if (!timer) later(AFTER); };
  const touch = (field) => {
    const value = readOf(field);
    if (value === undefined) return;
    field.dirty = true;
    try { sessionStorage.setItem(copyKey(field), JSON.stringify({ value, base: field.base })); } catch { /* full */ }
    if (field.held || stopped) return;
    if (!STAYING.includes(status.dataset.state)) show("dirty");
    soon();
  };
  const changes = () => [...fields.values()].filter((field) => field.dirty && !field.held)
    .map((field) => ({ name: field.name, value: readOf(field), base: field.base }))
    .filter((change) => change.value !== undefined);
  const body = (sent) => JSON.stringify({
    tab, place, changes: sent, known: Object.fromEntries([...fields].map(([name, field]) => [name, field.base])),
  });
  const post = (sent, keepalive) => fetch(form.dataset.autosave, {
    method: "POST", body: body(sent), redirect: "manual", keepalive,
    headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
  });
  async function flush() {
    timer = 0;
    due = composing;
    if (composing || stopped) return;
    if (flying) { again = true; return; }
    const sent = changes();
    if (!sent.length) return;
    flying = true;
    if (!STAYING.includes(status.dataset.state)) show("saving");
    try {
      await answered(await post(sent, false), sent);
    } catch {
      failed();
    } finally {
      flying = false;
      if (again) { again = false; later(0); }
    }
  }
  async function answered(response, sent) {
    if (response.type === "opaqueredirect" || response.status === 401 || response.status === 403) {
      show("signedOut");
      return;
    }
    if (response.status >= 500 || response.status === 429 || response.status === 404) { failed(); return; }
    const answer = await response.json();
    wait = 0;
    if (answer.refusal || answer.error) { stopped = true; show(answer.refusal ?? answer.error); return; }
    lastGood = answer.saved_at;
    sent.forEach(({ name, value }) => settle(fields.get(name), value, answer.versions[name]));
    answer.conflicts.forEach((theirs) => conflict(fields.get(theirs.name), theirs));
    const fault = answer.faults[0];
    const faulty = new Set(answer.faults.map((one) => one.name));
    const left = changes().filter((change) => !faulty.has(change.name));
    if (left.length) soon();
    if (left.length || fault || answer.conflicts.length) show("dirty", fault?.words); else show("saved", lastGood);
  }
  function settle(field, value, version) {
    if (version === undefined) return;
    field.base = version;
    field.input.value = version;
    if (!same(readOf(field), value)) return;
    field.dirty = false;
    sessionStorage.removeItem(copyKey(field));
    form.dispatchEvent(new CustomEvent("laurel:saved", { detail: { name: field.name } }));
  }
  function failed() {
    wait = Math.min(wait ? wait * 2 : 2000, LONGEST_WAIT);
    show("offline");
    later(wait);
  }

  // ── two people in the same field: both versions stand side by side, the person decides ──────────────────
  const cardWords = (card) => [card.indicator, `${card.value} ${card.unit ?? ""}`, `${card.numerator}／${card.denominator}`,
    `${card.period_from}–${card.period_to}`, card.unchanged].filter(Boolean).join("\n");
  const shown = (value) => typeof value === "string" ? value : window.laurelEditor && value?.blocks
    ? window.laurelEditor.words(value) : value?.indicator !== undefined ? cardWords(value) : JSON.stringify(value, null, 1);
  function conflict(field, theirs) {
    field.held = true;
    document.getElementById(`conflict-${field.name}`)?.remove();
    const template = document.getElementById("conflict-template").content.cloneNode(true);
    const card = template.firstElementChild;
    card.id = `conflict-${field.name}`;
    card.querySelector("[data-who]").textContent = `${theirs.by} ${theirs.at}`;
    card.querySelector("[data-mine]").textContent = shown(readOf(field));
    card.querySelector("[data-theirs]").textContent = shown(theirs.value);
    if (typeof theirs.value !== "string" && !theirs.value?.blocks) card.querySelector("[data-combine]").hidden = true;
    const decide = (act) => () => {
      field.base = theirs.version;
      field.input.value = theirs.version;
      field.held = false;
      act();
      card.remove();
      wait = 0;
      later(0);
    };
    card.querySelector("[data-keep-mine]").addEventListener("click", decide(() => touch(field)));
    card.querySelector("[data-take-theirs]").addEventListener("click", decide(() => {
      field.kind.fill(field.name, theirs.value);
      field.dirty = false;
      sessionStorage.removeItem(copyKey(field));
      show("saved", lastGood);
    }));
    card.querySelector("[data-combine]").addEventListener("click", decide(() => {
      if (window.laurelEditor && theirs.value?.blocks) window.laurelEditor.append(theirs.value);
      else field.kind.fill(field.name, `${readOf(field)}\n${theirs.value}`);
      touch(field);
    }));
    form.before(card);
    card.focus();
  }

  // ── the sign of life: who is here, what others wrote elsewhere on this page ─────────────────────────────
  const here = document.querySelector("[data-here-line]");
  async function live() {
    if (document.hidden || stopped || flying || composing) return;
    try {
      const response = await post([], false);
      if (response.type === "opaqueredirect" || response.status === 401 || response.status === 403) { show("signedOut"); return; }
      if (!response.ok) return;
      const answer = await response.json();
      answer.others?.forEach((other) => {
        const field = fields.get(other.name);
        if (!field || field.dirty || field.input.closest("form").contains(document.activeElement) && field.kind === kinds.text) return;
        field.base = other.version;
        field.input.value = other.version;
        field.kind.fill(field.name, other.value);
        show("saved", `${other.by} ${other.at} ${words.theirs}`);
      });
      here.hidden = !answer.here?.length;
      here.textContent = answer.here?.length ? words.here + answer.here.map((one) => `${one.name}（${one.place}）`).join("、") : "";
    } catch { /* the next one tells */ }
  }

  // ── events ────────────────────────────────────────────────────────────────────────────────────────────
  const fieldOf = (control) => [...fields.values()].find((field) => field.kind.owns(field.name, control));
  form.addEventListener("compositionstart", () => { composing = true; });
  form.addEventListener("compositionend", (event) => { composing = false; const field = fieldOf(event.target); if (field) touch(field); if (due) later(0); });
  form.addEventListener("input", (event) => {
    if (composing || event.isComposing) return;
    const field = fieldOf(event.target);
    if (field) touch(field);
  });
  document.addEventListener("change", (event) => {
    const field = event.target.form === form && fieldOf(event.target);
    if (field) { touch(field); later(0); }
  });
  form.addEventListener("focusout", () => { if (changes().length && !wait) later(0); });
  form.addEventListener("submit", (event) => {
    if (event.target === form) event.preventDefault();
    const { touches, fills } = event.submitter?.dataset ?? {};
    if (touches) touch(fields.get(touches));
    Object.entries(JSON.parse(fills ?? "{}")).forEach(([name, value]) => {
      fields.get(name).kind.fill(name, value);
      touch(fields.get(name));
    });
    flush();
  });
  addEventListener("online", () => { wait = 0; flush(); });
  const leave = () => {
    const sent = changes();
    if (sent.length && !stopped) post(sent, body(sent).length < KEEPALIVE).then((response) => response.ok && answered(response, sent)).catch(() => {});
  };
  document.addEventListener("visibilitychange", () => { if (document.hidden) leave(); });
  addEventListener("pagehide", leave);

  // ── what was left unsaved in this tab comes back ───────────────────────────────────────────────────────
  let kept = false;
  fields.forEach((field) => {
    const copy = JSON.parse(sessionStorage.getItem(copyKey(field)) ?? "null");
    if (!copy) return;
    if (same(copy.value, readOf(field))) { sessionStorage.removeItem(copyKey(field)); return; }
    field.kind.fill(field.name, copy.value);
    field.base = copy.base;
    field.dirty = true;
    kept = true;
  });
  if (kept) { show("kept"); later(0); }
  // What was typed before this file had come is saved too.
  [...form.elements].filter((control) => control.type !== "hidden" && "defaultValue" in control && control.value !== control.defaultValue)
    .map(fieldOf).filter(Boolean).forEach(touch);
  live();
  setInterval(live, SIGN_OF_LIFE);
})();
