"use strict";
// The page explains itself without this script: the lists hold every word. It only brings them to the mark.
(() => {
  const root = document.documentElement;
  const body = document.body;
  const explanation = document.getElementById("explanation");
  const kind = document.getElementById("kind");
  const spoken = document.getElementById("spoken");
  const layers = { a: "show-a", e: "show-e", c: "show-c", g: "show-g" };
  const pieces = [...document.querySelectorAll("[data-m]")];
  const piecesOf = new Map();
  let last = null;
  let leaving = false;
  let pressed = false;

  const narrow = () => matchMedia("(max-width: 56rem)").matches;
  const marksOf = (piece) => piece.dataset.m.split(" ").map((token) => token.split(":"));
  for (const piece of pieces) {
    for (const [key, part] of marksOf(piece)) {
      if (!piecesOf.has(key)) piecesOf.set(key, []);
      piecesOf.get(key).push([piece, part]);
    }
  }

  const card = (key) => document.querySelector(`[data-card="${CSS.escape(key)}"]`);
  const shown = (key) => document.getElementById(layers[key[0]]).checked;
  const keysAt = (piece) => [...new Set(marksOf(piece).map(([key]) => key))].filter((key) => shown(key) && card(key));

  function light(key) {
    for (const lit of document.querySelectorAll(".on, .on-strong")) lit.classList.remove("on", "on-strong");
    const wide = ["evidence", "content"];
    for (const [piece, part] of piecesOf.get(key) ?? []) piece.classList.add(wide.includes(part) ? "on" : "on-strong");
    card(key)?.classList.add("on");
  }

  function copy(key) {
    const source = card(key);
    const clone = document.createElement("div");
    clone.className = source.className;
    clone.classList.remove("on");
    for (const child of source.children) clone.append(child.cloneNode(true));
    for (const named of clone.querySelectorAll("[id]")) named.removeAttribute("id");
    for (const details of clone.querySelectorAll("details")) details.open = !narrow() || key.startsWith("a");
    return clone;
  }

  function others(key, keys) {
    const rest = keys.filter((other) => other !== key);
    if (!rest.length) return [];
    const box = document.createElement("div");
    box.className = "also";
    const head = document.createElement("p");
    head.textContent = "Also marked here";
    box.append(head);
    for (const other of rest) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = card(other).dataset.label;
      button.addEventListener("click", () => { explain(other, keys); explanation.focus({ preventScroll: true }); });
      box.append(button);
    }
    return [box];
  }

  function explain(key, keys = [key]) {
    if (!card(key)) return;
    light(key);
    kind.textContent = card(key).dataset.label.split(":")[0];
    explanation.replaceChildren(copy(key), ...others(key, keys));
    document.getElementById("panel").scrollTop = 0;
    body.classList.add("open");
    const why = card(key).querySelector(".why");
    spoken.textContent = `${card(key).dataset.label}. ${why ? why.textContent.trim() : ""}`;
    history.replaceState(null, "", `#in-${key}`);
  }

  function close() {
    const back = last;
    last = null;
    body.classList.remove("open");
    explanation.replaceChildren();
    spoken.textContent = "";
    for (const lit of document.querySelectorAll(".on, .on-strong")) lit.classList.remove("on", "on-strong");
    history.replaceState(null, "", location.pathname + location.search);
    if (back) { leaving = true; back.focus({ preventScroll: true }); leaving = false; }
  }

  function show(key, at) {
    explain(key);
    const piece = (at && document.getElementById(at)) || (piecesOf.get(key) ?? [])[0]?.[0];
    if (!piece) return;
    last = piece;
    uncover(piece);
  }

  // On a narrow screen the explanation lies over the lower half.
  function uncover(piece) {
    const { top, bottom } = piece.getBoundingClientRect();
    const low = innerHeight * (narrow() ? 0.5 : 1);
    if (top < 0 || bottom > low) piece.scrollIntoView({ block: narrow() ? "start" : "center" });
  }

  function choose(piece) {
    const keys = keysAt(piece);
    if (!keys.length) return;
    last = piece;
    explain(keys[0], keys);
    uncover(piece);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-key], a[data-show]");
    const piece = event.target.closest("[data-m]");
    if (link) {
      event.preventDefault();
      show(link.dataset.key ?? link.dataset.show, link.dataset.at);
    } else if (piece && !getSelection().toString()) {
      choose(piece);
    }
  });
  // A press focuses before it clicks; moving the text in between would lose the click.
  document.addEventListener("pointerdown", () => { pressed = true; });
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => { pressed = false; });
  document.addEventListener("focusin", (event) => {
    if (!leaving && !pressed && event.target.matches("[data-m]")) choose(event.target);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && body.classList.contains("open")) close();
    if ((event.key === "Enter" || event.key === " ") && event.target.matches("[data-m]")) {
      event.preventDefault();
      choose(event.target);
      explanation.focus({ preventScroll: true });
    }
  });
  document.getElementById("close").addEventListener("click", close);

  root.classList.add("live");
  // #in-e0 asks for the mark; #e0 is the entry in the list, to which the browser jumps by itself.
  const asked = location.hash.match(/^#in-([aecg]\d+)$/);
  if (asked) show(asked[1]);
})();
