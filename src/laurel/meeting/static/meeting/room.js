// The room follows the meeting; without this file every page is read again by hand.
(() => {
  "use strict";
  const SKEW_IN_SECONDS = 60;
  const main = () => document.getElementById("main");
  const isPoll = (event) => event.detail.elt.hasAttribute("data-poll");
  const show = (name, shown) => {
    document.querySelectorAll(`[data-${name}]`).forEach((element) => { element.hidden = !shown; });
  };

  // A frozen wall asks nothing, so that nothing on it moves.
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (isPoll(event) && document.body.dataset.frozen) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-freeze]");
    if (!button) return;
    const frozen = !document.body.dataset.frozen;
    if (frozen) document.body.dataset.frozen = "yes";
    else delete document.body.dataset.frozen;
    button.setAttribute("aria-pressed", String(frozen));
    show("frozen-words", frozen);
  });

  // Every answer says when it came; none for a while means that the network is gone and paper is next.
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!isPoll(event)) return;
    const answered = event.detail.xhr.status > 0 && event.detail.xhr.status < 500;
    show("offline", !answered);
    if (!answered) return;
    const now = new Date(event.detail.xhr.getResponseHeader("Date") ?? Date.now());
    document.querySelectorAll("[data-updated]").forEach((element) => {
      element.textContent = now.toLocaleTimeString("zh-TW", { hour12: false, timeZone: "Asia/Taipei" });
    });
    show("skewed", Math.abs(Date.now() - now) > SKEW_IN_SECONDS * 1000);
  });

  // Something changed: the page is read again in its place; what was open stays open, focus stays where it was.
  document.addEventListener("laurel:changed", async () => {
    const open = [...main().querySelectorAll("details[open][id]")].map((element) => element.id);
    const focused = document.activeElement?.closest("[id], [href]");
    const again = focused && (focused.id ? `#${CSS.escape(focused.id)}` : `a[href="${CSS.escape(focused.getAttribute("href"))}"]`);
    const before = main().innerText;
    try {
      await htmx.ajax("GET", location.href, { target: "#main", select: "#main", swap: "outerHTML" });
    } catch {
      location.reload();
      return;
    }
    open.forEach((id) => { document.getElementById(id)?.setAttribute("open", ""); });
    if (again && document.activeElement === document.body) document.querySelector(again)?.focus();
    if (main().innerText === before) return;
    const words = document.querySelector("[data-changed-words]")?.dataset.changedWords;
    document.dispatchEvent(new CustomEvent("announce", { detail: { words } }));
  });
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.target?.id === "main") location.reload();
  });
})();
