// Small comforts; every page works without this file.
(() => {
  "use strict";
  const announce = (words) => {
    const region = document.getElementById("announcement");
    if (!region || !words) return;
    region.textContent = "";
    setTimeout(() => { region.textContent = words; }, 60);
  };
  const takeFocus = (root) => {
    const wanted = root.querySelector?.("[data-take-focus]");
    if (wanted) wanted.focus();
  };

  // A refusal or an error summary takes focus when it arrives.
  takeFocus(document);
  document.addEventListener("htmx:load", (event) => takeFocus(event.detail.elt.parentElement ?? document));

  // One sentence for screen readers: the answer carries HX-Trigger: {"announce": {"words": "…"}}.
  document.addEventListener("announce", (event) => announce(event.detail.words ?? event.detail.value));

  // Polling rests while the tab is hidden.
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (document.hidden && event.detail.elt.hasAttribute("data-poll")) event.preventDefault();
  });

  // After a move, focus stays on the same control although the row was replaced; focus that moved on is left alone.
  const keyed = (key) => document.querySelector(`[data-focus-key="${CSS.escape(key)}"]`);
  let held = null;
  document.addEventListener("htmx:beforeSwap", () => {
    held = document.activeElement?.closest("[data-focus-key]")?.dataset.focusKey ?? null;
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (held !== null && document.activeElement === document.body) keyed(held)?.focus();
    held = null;
  });

  // What is pressed while an answer is awaited is pressed again on the list that comes: nothing is lost or overtakes.
  // (Lists settle at once: between swap and settle a form would be sent without htmx.)
  let awaiting = false;
  const presses = [];
  const again = ({ button, field, value }) => {
    const typed = field && keyed(field);
    if (typed) typed.value = value;
    keyed(button)?.click();
  };
  // The form that moved is gone by the time its answer is told; the request still names it.
  const isMove = (event) => event.detail.requestConfig.elt.matches("form[hx-post]");
  document.addEventListener("submit", (event) => {
    const button = event.submitter?.dataset.focusKey;
    if (!awaiting || !button || !event.target.matches("[hx-post]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const field = event.target.querySelector("input[data-focus-key]");
    presses.push({ button, field: field?.dataset.focusKey, value: field?.value });
  }, true);
  document.addEventListener("htmx:beforeSend", (event) => { if (isMove(event)) awaiting = true; });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!isMove(event)) return;
    awaiting = false;
    if (event.detail.failed) presses.length = 0;
    else if (presses.length) again(presses.shift());
  });

  // Menus close on Escape and on a press elsewhere.
  const menus = () => document.querySelectorAll("details.menu[open]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menus().forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
  });
  document.addEventListener("pointerdown", (event) => {
    menus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });

  // A form is sent once; the button keeps its words and says that work goes on.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.matches("[hx-post], [data-repeatable]") || event.submitter?.matches("[data-repeatable]")) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-busy", "true");
    announce(document.body.dataset.busyWords);
    setTimeout(() => { delete form.dataset.sent; event.submitter?.removeAttribute("aria-busy"); }, 8000);
  });
  addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
    document.querySelectorAll("[aria-busy=true]").forEach((element) => { element.removeAttribute("aria-busy"); });
  });

  // The door that is open now is in view in the narrow navigation.
  const current = document.querySelector(".service-nav [aria-current]");
  const strip = current?.closest("ul");
  if (strip) strip.scrollLeft = current.offsetLeft - strip.offsetLeft - (strip.clientWidth - current.offsetWidth) / 2;

  // Printing buttons are there only where they work.
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });
})();
