// Passkeys: a form with data-passkey asks the device and sends its answer. allauth's script speaks with the device.
(() => {
  "use strict";
  const able = Boolean(window.isSecureContext && window.PublicKeyCredential && navigator.credentials);
  document.querySelectorAll("[data-passkey-cannot]").forEach((words) => { words.hidden = able; });
  const form = document.querySelector("form[data-passkey]");
  if (!form || !able) return;

  const button = form.querySelector("[data-passkey-ask]");
  const failures = [...document.querySelectorAll("[data-passkey-failed]")];
  const tell = (name) => {
    const told = failures.find((words) => words.dataset.passkeyFailed === name)
      ?? failures.find((words) => words.dataset.passkeyFailed === "");
    failures.forEach((words) => { words.hidden = words !== told; });
  };

  // The device is asked once at a time; this listener stands before allauth's.
  button.addEventListener("click", (event) => {
    if (button.getAttribute("aria-busy") === "true") { event.stopImmediatePropagation(); return; }
    button.setAttribute("aria-busy", "true");
    failures.forEach((words) => { words.hidden = true; });
  });
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    button.removeAttribute("aria-busy");
    tell(event.detail.exception?.name);
  });
  // Enter in the name's box is the button.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    button.click();
  });

  const ids = { credential: "id_credential", data: "passkey-asked" };
  ids.login = ids.signup = ids.authenticate = button.id;
  window.allauth.webauthn.forms[`${form.dataset.passkey}Form`]({ ids });
  form.hidden = false;
})();
