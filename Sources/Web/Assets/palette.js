
// Ctrl K: people, promises, pages and the verbs of this page, on a sheet below the field. The focus stays in the field; arrow keys
// choose, Enter opens or does, Escape goes back to where one was.
{
  const field = document.getElementById("seek");
  const sheet = document.getElementById("sought");
  let timer = 0, turn = 0, verbs = [], came = null;

  const options = () => [...sheet.querySelectorAll("[role=option]")];
  const chosen = () => sheet.querySelector("[aria-selected=true]");

  const choose = option => {
    chosen()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) field.setAttribute("aria-activedescendant", option.id); else field.removeAttribute("aria-activedescendant");
  };

  const fold = () => {
    // An answer that is still on its way opens nothing any more.
    clearTimeout(timer);
    turn += 1;
    sheet.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    field.removeAttribute("aria-controls");
    sheet.replaceChildren();
  };

  // The verbs that stand on the page, those of the line under the cursor first.
  const onPage = () => {
    const line = document.querySelector(".line.at");
    const name = line?.querySelector(".who")?.firstElementChild?.textContent;
    const all = [...(line?.querySelectorAll(".verbs [aria-keyshortcuts]") || [])].map(verb => ({ verb, of: name || "" }));
    for (const verb of document.querySelectorAll(".keys [aria-keyshortcuts], .banner [aria-keyshortcuts]")) all.push({ verb, of: "" });
    return all.map(one => ({ ...one, words: one.verb.textContent.trim() })).filter(one => one.words);
  };

  const here = text => {
    const typed = text.toLowerCase().split(/\s+/).filter(Boolean);
    const fitting = verbs.filter(one => {
      const words = `${one.words} ${one.of}`.toLowerCase().split(/\s+/);
      return typed.every(part => words.some(word => word.startsWith(part)));
    });
    if (!fitting.length) return null;
    const group = document.createElement("div");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "On this page");
    const head = Object.assign(document.createElement("p"), { className: "sec", textContent: "On this page" });
    head.setAttribute("aria-hidden", "true");
    group.append(head);
    for (const one of fitting) {
      const option = Object.assign(document.createElement("div"), { className: "option" });
      option.setAttribute("role", "option");
      option.append(Object.assign(document.createElement("b"), { textContent: one.words }));
      option.append(Object.assign(document.createElement("span"), { textContent: one.of }));
      const key = Object.assign(document.createElement("kbd"), { className: "key", textContent: one.verb.getAttribute("aria-keyshortcuts") });
      key.setAttribute("aria-hidden", "true");
      option.append(key);
      option.verb = one.verb;
      group.append(option);
    }
    return group;
  };

  const ask = async () => {
    const text = field.value.trim();
    const mine = ++turn;
    const answer = await fetch("/find?format=palette&q=" + encodeURIComponent(text));
    if (!answer.ok || mine !== turn || document.activeElement !== field) return;
    const list = document.createElement("div");
    list.id = "options";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "People, promises, pages and verbs");
    list.innerHTML = await answer.text();
    if (mine !== turn) return;
    const group = here(text);
    if (group) { if (text) list.append(group); else list.prepend(group); }
    const isEmpty = !list.querySelector("[role=option]");
    const nothing = Object.assign(document.createElement("p"), { className: "lead", textContent: "Nothing matches." });
    sheet.replaceChildren(isEmpty ? nothing : list);
    sheet.dataset.of = text;
    options().forEach((option, place) => { option.id = "option-" + place; option.setAttribute("aria-selected", "false"); });
    sheet.hidden = false;
    field.setAttribute("aria-expanded", String(!isEmpty));
    if (isEmpty) field.removeAttribute("aria-controls"); else field.setAttribute("aria-controls", "options");
    choose(options()[0]);
  };

  const take = option => {
    fold();
    if (option.verb) { field.value = ""; option.verb.click(); } else location = option.dataset.to;
  };

  if (field) {
    for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], 
      ["aria-haspopup", "listbox"], ["aria-autocomplete", "list"]]) field.setAttribute(name, value);
    field.addEventListener("focus", e => { verbs = onPage(); came = e.relatedTarget; ask(); });
    field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
    field.addEventListener("blur", () => setTimeout(() => { if (document.activeElement !== field) fold(); }, 150));
    field.addEventListener("keydown", e => {
      const all = options(), place = all.indexOf(chosen());
      const isFresh = !sheet.hidden && field.value.trim() === sheet.dataset.of;
      if (e.key === "ArrowDown" || e.key === "ArrowUp") {
        e.preventDefault();
        const by = e.key === "ArrowDown" ? 1 : -1;
        if (all.length) choose(all[(place + by + all.length) % all.length]);
      } else if (e.key === "Enter" && isFresh && place >= 0) {
        e.preventDefault();
        take(all[place]);
      } else if (e.key === "Escape") {
        e.preventDefault();
        e.stopPropagation();
        if (!sheet.hidden && field.value) { field.value = ""; ask(); return; }
        fold();
        if (came && came !== document.body) came.focus(); else field.blur();
      }
    });
    sheet.addEventListener("mousedown", e => e.preventDefault());
    sheet.addEventListener("click", e => { const option = e.target.closest("[role=option]"); if (option) take(option); });
  }
}
