// Added to pages by "legible serve" only: reloads the page when the site has
// changed, and shows in a panel why the last build failed. Everything shown is
// set as text.
"use strict";
(() => {
  const own = document.currentScript.dataset.build;
  let source = null;
  let retry = 0;

  // A browser opens few connections to one host: a page that is not looked at
  // gives its own back, and catches up when it is looked at again.
  const connect = () => {
    clearTimeout(retry);
    if (source || document.hidden) return;
    source = new EventSource(`/_legible/events?page=${encodeURIComponent(location.pathname)}`);
    source.addEventListener("state", (e) => take(JSON.parse(e.data)));
    source.addEventListener("error", () => {
      if (!source || source.readyState !== EventSource.CLOSED) return;
      leave();
      retry = setTimeout(connect, 2000);
    });
  };
  const leave = () => {
    clearTimeout(retry);
    if (source) source.close();
    source = null;
  };

  const take = (state) => {
    if (state.build !== own) {
      leave();
      location.reload();
      return;
    }
    show(state.failure);
  };

  const show = (failure) => {
    const old = document.getElementById("legible-panel");
    if (!failure) {
      if (old) old.remove();
    } else if (!own && old) {
      old.replaceWith(panel(failure)); // the page that stands for a site not yet built
    } else {
      if (old) old.remove();
      if (!document.getElementById("legible-style")) document.head.append(style());
      document.body.append(panel(failure));
    }
  };

  const style = () => {
    const link = make("link");
    link.id = "legible-style";
    link.rel = "stylesheet";
    link.href = "/_legible/panel.css";
    return link;
  };

  const panel = (failure) => {
    const box = make("section");
    box.id = "legible-panel";
    box.lang = "en";
    box.dir = "ltr";
    box.tabIndex = 0; // it scrolls
    box.setAttribute("role", "alert");
    box.setAttribute("aria-label", "Last build");
    box.append(make(own ? "h2" : "h1", "", failure.title));
    if (own) {
      const hide = make("button", "hide", "Hide");
      hide.type = "button";
      hide.addEventListener("click", () => box.remove());
      box.append(hide);
    }
    box.append(make("p", "about", own
      ? "This page is from the last good build."
      : "There is no site to show yet. This page reloads by itself when the content is mended."));
    const list = make("ol");
    for (const f of failure.findings) list.append(item(f));
    box.append(list);
    if (failure.more) box.append(make("p", "more", `… and ${failure.more} more`));
    return box;
  };

  const item = (f) => {
    const li = make("li", f.severity === "warning" ? "warning" : "error");
    if (f.place) li.append(make("code", "place", f.place), " ");
    li.append(make("span", "message", `${f.severity}: ${f.message}${f.code ? ` [${f.code}]` : ""}`));
    if (f.excerpt) li.append(make("code", "excerpt", f.excerpt));
    for (const n of f.notes || []) {
      const p = make("p", "note");
      if (n.place) p.append(make("code", "place", n.place), " ");
      p.append(`note: ${n.message}`);
      li.append(p);
    }
    if (f.hint) li.append(make("p", "hint", `hint: ${f.hint}`));
    return li;
  };

  const make = (name, className = "", text = "") => {
    const e = document.createElement(name);
    if (className) e.className = className;
    if (text) e.textContent = text;
    return e;
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : connect()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", connect);
  connect();
})();
