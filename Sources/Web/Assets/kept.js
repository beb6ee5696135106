// Keys, the drop and names while one types. Every page works without this file.
"use strict";

const lines = () => [...document.querySelectorAll(".lines .line, .confirm[open] .line")].filter(l => l.offsetParent);
const current = () => document.querySelector(".line.at") || document.activeElement.closest?.(".line");
const typing = e => /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) && e.target.type !== "checkbox";

function goTo(line) {
  document.querySelector(".line.at")?.classList.remove("at");
  if (!line) return;
  line.classList.add("at");
  line.querySelector(".who a")?.focus({ preventScroll: true });
  line.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = lines();
  const place = all.indexOf(current());
  goTo(all[place < 0 ? 0 : Math.min(all.length - 1, Math.max(0, place + by))]);
}

// On the page that finds: arrow keys go through what was found and back, Enter opens the marked line.
function seeking(e) {
  const field = document.getElementById("q");
  const list = field && document.getElementById(field.dataset.found);
  if (!list || e.altKey || e.ctrlKey || e.metaKey || !(e.target === field || list.contains(e.target))) return false;
  const all = list.hidden ? [] : [...list.querySelectorAll(".line")];
  const inField = e.target === field, place = all.findIndex(l => l.classList.contains("at"));
  if (e.key === "ArrowDown" && all.length) {
    e.preventDefault();
    goTo(all[Math.min(all.length - 1, place + 1)]);
    return true;
  }
  if (e.key === "ArrowUp" && !inField && place >= 0) {
    e.preventDefault();
    if (place > 0) goTo(all[place - 1]); else { field.focus(); all[0].classList.add("at"); }
    return true;
  }
  if (e.key === "Enter" && inField && place >= 0 && field.value.trim() === list.dataset.of) {
    e.preventDefault();
    all[place].querySelector(".who a").click();
    return true;
  }
  return false;
}

let before = "";
document.addEventListener("keydown", e => {
  if ((e.ctrlKey || e.metaKey) && e.key === "k") {
    e.preventDefault();
    const field = document.getElementById("seek") || document.getElementById("q");
    // On a narrow screen the bar has no field.
    if (field?.offsetParent) { field.focus(); field.select(); } else location = "/find";
    return;
  }
  if (e.target.id === "seek" || seeking(e)) return;
  if (e.key === "Escape") {
    const leave = document.querySelector(".sheet .btn.plain, .btn.leave, .aside .btn.plain");
    leave ? leave.click() : e.target.blur();
    return;
  }
  if (typing(e)) {
    if (e.key === "Enter" && !e.shiftKey && e.target.tagName === "TEXTAREA") { e.preventDefault(); e.target.form.requestSubmit(); }
    return;
  }
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  const chord = before + e.key;
  before = e.key === "g" ? "g" : "";
  if (chord === "gt") { location = "/today"; return; }
  if (chord === "gc") { location = "/clients"; return; }
  if (chord === "gl") { location = "/lists"; return; }
  if (chord === "gn") { location = "/notices"; return; }
  if (e.key === "/") { const ask = document.getElementById("ask") || document.getElementById("q"); if (ask) { e.preventDefault(); ask.focus(); } return; }
  if (e.key === "?") { location = "/keys"; return; }
  if (e.key === "j" || e.key === "ArrowDown") { e.preventDefault(); step(1); return; }
  const here = current();
  const verb = here?.querySelector(`[aria-keyshortcuts="${CSS.escape(e.key)}"]`);
  if (verb) { e.preventDefault(); verb.click(); return; }
  const own = document.querySelector(`.keys [aria-keyshortcuts="${CSS.escape(e.key)}"]`);
  if (own) { e.preventDefault(); own.click(); return; }
  if (e.key === "k" || e.key === "ArrowUp") { e.preventDefault(); step(-1); return; }
  if (e.key === "u") document.querySelector('.banner [aria-keyshortcuts="u"]')?.click();
  if (e.key === "Enter" && here && document.activeElement === document.body) here.querySelector(".who a")?.click();
});

document.addEventListener("focusin", e => {
  const line = e.target.closest(".line");
  if (line) { document.querySelector(".line.at")?.classList.remove("at"); line.classList.add("at"); }
});

// A form is sent once; sent again by a second click it would only be answered again.
document.addEventListener("submit", e => {
  if (e.target.dataset.sent) { e.preventDefault(); return; }
  if (e.target.method === "post") e.target.dataset.sent = "1";
});
addEventListener("pageshow", () => document.querySelectorAll("form").forEach(f => delete f.dataset.sent));

// After a verb the page comes again: the list stays open, and the cursor stands on what took the line's place.
const every = () => [...document.querySelectorAll(".lines .line")];
document.addEventListener("submit", e => {
  const line = e.submitter?.closest(".line");
  if (line) sessionStorage.setItem("line", JSON.stringify({
    path: location.pathname, place: every().indexOf(line), open: !!line.closest("details") }));
});
const left = JSON.parse(sessionStorage.getItem("line") || "null");
sessionStorage.removeItem("line");
if (left && left.path === location.pathname) {
  if (left.open) document.querySelector(".confirm")?.setAttribute("open", "");
  const all = every();
  if (all.length) goTo(all[Math.min(left.place, all.length - 1)]);
}

// The zone of the first morning.
const zone = document.getElementById("zone");
if (zone) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || zone.value;

// What is found while one types.
for (const field of document.querySelectorAll("input[data-found]")) {
  const list = document.getElementById(field.dataset.found);
  let timer = 0, turn = 0;
  list.dataset.of = field.value.trim();
  const ask = async () => {
    const text = field.value.trim();
    const mine = ++turn;
    if (text === list.dataset.of) return;
    const answer = await fetch("/find?format=lines&q=" + encodeURIComponent(text));
    if (!answer.ok || mine !== turn) return;
    list.innerHTML = await answer.text();
    list.dataset.of = text;
    list.querySelector(".line")?.classList.add("at");
    history.replaceState(null, "", text ? "/find?q=" + encodeURIComponent(text) : "/find");
  };
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
}

// Names while one types.
let asked = 0;
for (const who of document.querySelectorAll("input[name=who], input[data-names]")) who.addEventListener("input", () => {
  clearTimeout(asked);
  asked = setTimeout(async () => {
    if (who.value.length < 2) return;
    const answer = await fetch(`/find?format=names&kind=${who.dataset.names || ""}&q=${encodeURIComponent(who.value)}`);
    if (answer.ok) who.list.innerHTML = await answer.text();
  }, 120);
});

// The drop: files go at once, and the page says how far they are.
const drop = document.getElementById("drop");
if (drop) {
  const file = drop.querySelector("input[type=file]");
  const send = files => {
    if (!files.length) return;
    const form = new FormData(drop);
    form.delete("files");
    for (const one of files) form.append("files", one);
    const sent = document.getElementById("sent");
    const request = new XMLHttpRequest();
    request.upload.onprogress = e => { sent.textContent = e.lengthComputable ? Math.round(e.loaded / e.total * 100) + " % received" : "receiving"; };
    request.onload = () => {
      if (request.responseURL.endsWith("/import/look")) { location = request.responseURL; return; }
      sent.textContent = request.status < 400 ? "received" : "This was not received; drop it again.";
      watch();
    };
    request.onerror = () => { sent.textContent = "The connection broke; drop it again. Nothing is taken in twice."; };
    request.open("POST", "/import");
    request.send(form);
  };
  file.addEventListener("change", () => send(file.files));
  drop.addEventListener("submit", e => { e.preventDefault(); send(file.files); });
  for (const kind of ["dragover", "drop"]) document.addEventListener(kind, e => { e.preventDefault(); if (kind === "drop") send(e.dataTransfer.files); });
  const state = document.getElementById("state");
  const watch = async () => {
    const answer = await fetch("/import/state");
    if (answer.ok) state.innerHTML = await answer.text();
    if (state.querySelector("[data-running]")) setTimeout(watch, 500);
  };
  if (state.querySelector("[data-running]")) watch();
}

// An invitation stands behind # in its link: into the form, and out of the address.
const invited = document.getElementById("invited");
if (invited && location.hash.length > 1) {
  invited.querySelector("input").value = location.hash.slice(1);
  invited.hidden = true;
  history.replaceState(null, "", location.pathname);
}

for (const verb of document.querySelectorAll("[data-print]")) verb.addEventListener("click", () => print());
