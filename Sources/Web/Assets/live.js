
// What came since this page was shown, who is beside one, and whether we are connected. Nothing moves: it is said in one line at the
// edge, and a key brings it in.
{
  const tell = document.getElementById("live");
  const title = document.title;
  const said = { ended: "", offline: "", back: "", beside: "", news: "" };
  let stream = null, release = null, lost = 0;

  const show = () => {
    const parts = [];
    if (said.ended) {
      const link = document.createElement("a");
      link.href = "/sign-in";
      link.textContent = "Sign in";
      parts.push(said.ended + " ", link);
    } else if (said.offline) {
      parts.push(said.offline);
    } else {
      const words = [said.back, said.beside, said.news].filter(Boolean).join(" ");
      if (words) parts.push(words + " ");
      if (said.news) {
        const verb = document.createElement("button");
        verb.className = "verb";
        verb.setAttribute("aria-keyshortcuts", ".");
        verb.append("Press ", Object.assign(document.createElement("u"), { textContent: "." }), " to show");
        verb.addEventListener("click", bringIn);
        parts.push(verb);
      }
    }
    const text = parts.map(part => part.textContent ?? part).join("");
    if (tell.dataset.said === text) return;
    tell.dataset.said = text;
    tell.replaceChildren(...parts);
    tell.hidden = !text;
  };

  // The page comes again where it stands, with the same line under the cursor.
  const bringIn = () => {
    const at = document.querySelector(".line.at");
    if (at?.dataset.n) sessionStorage.setItem("at", JSON.stringify({ path: location.pathname, n: at.dataset.n }));
    const address = new URL(location);
    address.searchParams.delete("did");
    history.replaceState(null, "", address);
    location.reload();
  };
  const stood = JSON.parse(sessionStorage.getItem("at") || "null");
  sessionStorage.removeItem("at");
  if (stood && stood.path === location.pathname) {
    const line = document.querySelector(`.line[data-n="${CSS.escape(stood.n)}"]`);
    if (line) {
      document.querySelector(".line.at")?.classList.remove("at");
      line.classList.add("at");
      line.querySelector(".who a")?.focus({ preventScroll: true });
    }
  }

  const count = unread => {
    sessionStorage.setItem("unread", unread);
    for (const badge of document.querySelectorAll("[data-unread]")) {
      badge.textContent = unread > 99 ? "99+" : unread || "";
      badge.toggleAttribute("hidden", !unread);
      badge.parentElement.toggleAttribute("data-any", !!unread);
      if (unread) badge.setAttribute("aria-label", `, ${unread} unread`); else badge.removeAttribute("aria-label");
    }
  };

  const clock = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

  const beside = all => {
    for (const line of document.querySelectorAll(".line[data-party]")) {
      const why = line.querySelector(".why"), words = all[line.dataset.party] || "";
      let place = why?.querySelector(".beside");
      if (!why || (place?.textContent || "") === words) continue;
      if (!words) { place.remove(); continue; }
      if (!place) why.append(place = Object.assign(document.createElement("span"), { className: "beside" }));
      place.textContent = words;
    }
    const client = location.pathname.match(/^\/clients\/(\d+)$/)?.[1] || document.querySelector("form input[name=with]")?.value;
    const shown = document.getElementById("beside");
    shown?.classList.toggle("gone", !all[client]);
    said.beside = client && shown?.textContent !== all[client] ? all[client] || "" : "";
  };

  const news = e => {
    const { fresh, touched, unread, beside: all } = JSON.parse(e.data);
    const shown = new Set([...document.querySelectorAll(".line[data-n]")].map(line => line.dataset.n));
    const changed = touched.filter(n => shown.has(String(n))).length;
    const parts = [fresh ? `${fresh} new` : "", changed ? `${changed} changed` : ""].filter(Boolean);
    said.news = parts.length ? parts.join(", ") + "." : "";
    document.title = (fresh + changed ? `(${fresh + changed}) ` : "") + title;
    if (said.offline) { said.offline = ""; said.back = `Connected again since ${clock()}.`; }
    clearTimeout(lost);
    lost = 0;
    count(unread);
    beside(all);
    show();
  };

  const broken = () => {
    // A breath passes before anybody is told: a page that is being left breaks too.
    if (!lost) lost = setTimeout(() => {
      said.offline = `No connection since ${clock()}. What stands here may be older; what you type stays.`;
      said.back = "";
      show();
    }, 2000);
    if (stream?.readyState === EventSource.CLOSED) { close(); setTimeout(open, 10000); }
  };

  const open = () => {
    if (stream || said.ended) return;
    const asked = new URLSearchParams({ on: location.pathname, seen: document.body.dataset.seen });
    const client = location.pathname === "/note" && document.querySelector("form input[name=with]")?.value;
    if (client) asked.set("with", client);
    stream = new EventSource("/live?" + asked);
    stream.addEventListener("news", news);
    stream.addEventListener("error", broken);
    stream.addEventListener("ended", () => {
      close();
      clearTimeout(lost);
      said.ended = "You are signed out here. What you typed stays while this page is open.";
      show();
    });
  };
  const close = () => { stream?.close(); stream = null; };

  // A browser has few connections to one server. So pages in the background let theirs go, but for one, and for a form that is open.
  const hide = () => {
    if (location.pathname === "/note") return;
    if (!navigator.locks) { close(); return; }
    navigator.locks.request("kept in the background", { ifAvailable: true }, lock => {
      if (!lock) { close(); return; }
      return new Promise(done => { release = done; });
    });
  };

  if (tell && window.EventSource) {
    count(Number(sessionStorage.getItem("unread") || 0));
    if (document.hidden) hide();
    else open();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) { hide(); return; }
      release?.();
      release = null;
      open();
    });
    addEventListener("offline", broken);
    addEventListener("online", () => { close(); open(); });
    addEventListener("pagehide", () => { clearTimeout(lost); close(); });
    addEventListener("pageshow", e => { if (e.persisted) open(); });
  }
}
