
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const data = JSON.parse(document.getElementById("data").textContent);
  const form = document.querySelector(".filters form");
  const root = document.documentElement;

  // Claims in the order of data-n, each with what the filters ask for.
  const claims = [];
  data.documents.forEach((document_, at) => {
    for (const claim of document_.claims) {
      claims.push({
        ...claim, document: document_.document, title: document_.title, date: document_.date,
        publisher: document_.publisher, at, issues: new Set(), relations: new Set(), seen: true,
      });
    }
  });
  const indexOf = (place) => Number(place.matches(".note") ? place.id.slice(1) : place.getAttribute("href").slice(2));
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const outletOf = (claim) => claim.publisher || claim.document.split("/").pop();
  const speakerOf = (claim) => claim.speaker || claim.mention || "unnamed";
  const relationsOf = new Map();
  for (const issue of data.issues) {
    relationsOf.set(issue.issue_id, new Set());
    for (const { id } of issue.claims) byId.get(id)?.issues.add(issue.issue_id);
  }
  for (const pair of data.pairs) {
    relationsOf.get(pair.topic_id)?.add(pair.relation);
    for (const id of [pair.claim, pair.counter]) byId.get(id)?.relations.add(pair.relation);
  }

  const addButton = (place, kind) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: kind, textContent: kind });
    place.append(" ", button);
  };
  all(".note > .fine, .said > .where").forEach((place) => addButton(place, "copy"));
  all(".speakers tbody th").forEach((place) => addButton(place, "only"));
  all(".js").forEach((element) => { element.hidden = false; });
  if (matchMedia("(max-width: 40rem)").matches) document.querySelector(".filters details").open = false;

  // Colours: as the system has them, or as chosen, which is remembered where the browser lets us.
  const remember = (value) => { try { localStorage.setItem("claimcli-scheme", value); } catch { /* not allowed */ } };
  const recall = () => { try { return localStorage.getItem("claimcli-scheme") || ""; } catch { return ""; } };
  const setScheme = (value) => { if (value) root.dataset.scheme = value; else delete root.dataset.scheme; };
  for (const choice of all(".scheme input")) {
    choice.checked = choice.value === recall();
    choice.addEventListener("change", () => { setScheme(choice.value); remember(choice.value); });
  }
  setScheme(recall());

  // Filters.
  const issues = all(".issue").map((element) => ({
    element, id: element.dataset.issue, text: null,
    said: all(".said", element).map((item) => ({ element: item, claim: claims[item.dataset.n] })),
  }));
  const others = document.querySelector(".others");
  const sheets = all(".sheet").map((element) => ({ element, text: null, claims: [] }));
  for (const claim of claims) sheets[claim.at].claims.push(claim);
  const nameIn = (row) => row.querySelector("bdi").textContent;
  const rows = all(".speakers tbody tr").map((element) => ({ element, name: nameIn(element).toLowerCase() }));
  for (const claim of claims) Object.assign(claim, { shown: true, marks: [] });
  for (const note of all(".note")) claims[indexOf(note)].note = note;
  for (const badge of all(".sheet a.n")) claims[indexOf(badge)].badge = badge;
  for (const element of all("mark[data-c]")) {
    const mark = { element, claims: element.dataset.c.split(" ").map((n) => claims[n]) };
    for (const claim of mark.claims) claim.marks.push(mark);
  }
  const showClaim = (claim) => {
    claim.shown = claim.seen;
    claim.note.hidden = !claim.seen;
    claim.badge.classList.toggle("off", !claim.seen);
    for (const mark of claim.marks) mark.element.classList.toggle("off", !mark.claims.some((other) => other.seen));
  };
  const textOf = (item) => (item.text ??= item.element.textContent.toLowerCase());
  const plural = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

  function readFilters() {
    const wanted = Object.fromEntries(new FormData(form));
    wanted.words = wanted.words.toLowerCase().split(/\s+/).filter(Boolean);
    wanted.speaker = wanted.speaker.trim().toLowerCase();
    return wanted;
  }

  function applyFilters() {
    const wanted = readFilters();
    const speaks = (claim) => !wanted.speaker || speakerOf(claim).toLowerCase().includes(wanted.speaker);
    const from = (claim) => !wanted.outlet || outletOf(claim) === wanted.outlet;
    const about = (claim) => (!wanted.issue || claim.issues.has(wanted.issue))
      && (!wanted.relation || claim.relations.has(wanted.relation));
    const has = (item) => !wanted.words.length || wanted.words.every((word) => textOf(item).includes(word));
    for (const claim of claims) claim.seen = speaks(claim) && from(claim) && about(claim);
    const narrowed = wanted.speaker || wanted.outlet || wanted.issue || wanted.relation;
    let shownIssues = 0;
    for (const issue of issues) {
      const fits = issue.said.map(({ claim }) => speaks(claim) && from(claim));
      const shown = (!wanted.issue || issue.id === wanted.issue)
        && (!wanted.relation || relationsOf.get(issue.id).has(wanted.relation)) && fits.includes(true) && has(issue);
      issue.element.hidden = !shown;
      shownIssues += shown;
      if (shown && issue.dimmed !== (issue.dimmed = fits.join())) {
        issue.said.forEach(({ element }, at) => element.classList.toggle("dim", !fits[at]));
      }
    }
    let shownSheets = 0;
    for (const sheet of sheets) {
      const shown = (!narrowed || sheet.claims.some((claim) => claim.seen)) && has(sheet);
      sheet.element.hidden = !shown;
      shownSheets += shown;
      if (shown) for (const claim of sheet.claims) if (claim.shown !== claim.seen) showClaim(claim);
    }
    if (others && (narrowed || wanted.words.length)) others.open = others.querySelector(".issue:not([hidden])") !== null;
    for (const row of rows) row.element.hidden = wanted.speaker !== "" && !row.name.includes(wanted.speaker);
    const seen = claims.filter((claim) => claim.seen && !sheets[claim.at].element.hidden).length;
    form.querySelector("output").textContent = narrowed || wanted.words.length
      ? `${shownIssues} of ${plural(issues.length, "issue")}, ${shownSheets} of ${plural(sheets.length, "article")}, `
        + `${seen} of ${plural(claims.length, "claim")}`
      : "";
  }

  let waiting = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (event.target.name === "words") waiting = setTimeout(applyFilters, 120);
    else applyFilters();
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); applyFilters(); });
  form.addEventListener("reset", () => setTimeout(applyFilters));
  const clearFilters = () => { form.reset(); applyFilters(); };

  // The claim that somebody looks at: its words, its number and its note are lit together.
  let lit = [];
  function light(number) {
    for (const element of lit) element.classList.remove("now");
    lit = number === null ? []
      : all(`mark[data-c~="${number}"], #n${number}, .n[href="#n${number}"]`, sheets[claims[number].at].element);
    for (const element of lit) element.classList.add("now");
  }
  const numberOf = (place) => (place?.matches(".note, .sheet a.n") ? indexOf(place) : null);
  const numberAt = (target) => numberOf(target.closest?.(".note, .sheet a.n"))
    ?? target.closest?.("mark[data-c]")?.dataset.c.split(" ").pop() ?? null;
  const ofHash = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const litByHash = () => numberOf(ofHash());
  for (const [event, leave] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(event, (happened) => {
      const number = numberAt(happened.target);
      if (number !== null) light(number);
    });
    document.addEventListener(leave, (happened) => {
      if (numberAt(happened.target) !== null) light(litByHash());
    });
  }

  // A link to what a filter hides shows it again, and what is folded away unfolds.
  function land() {
    const target = ofHash();
    if (!target) return;
    if (target.closest("[hidden]")) clearFilters();
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    light(litByHash());
    target.scrollIntoView({ block: "start" });
    if (target.matches(".stop, a.n")) current = target;
  }
  window.addEventListener("hashchange", land);

  // Keys.
  let current = null;
  const visible = (element) => !element.closest("[hidden], details:not([open])");
  for (const issue of issues) issue.element.tabIndex = -1;
  function step(by) {
    const stops = all(".issue.stop, .sheet a.n:not(.off)").filter(visible);
    if (!stops.length) return;
    const here = stops.indexOf(current);
    const next = stops[here < 0 ? 0 : Math.min(Math.max(here + by, 0), stops.length - 1)];
    current = next;
    next.scrollIntoView({ block: next.matches(".issue") ? "start" : "center" });
    next.focus({ preventScroll: true });
  }
  const keysOn = document.querySelector("[name=keys]");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      clearFilters();
      light(null);
      if (form.contains(document.activeElement)) document.activeElement.blur();
      return;
    }
    const typing = event.target.closest?.("input:not([type=radio], [type=checkbox]), select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !keysOn.checked) return;
    if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
    else if (event.key === "/") {
      document.querySelector(".filters details").open = true;
      form.elements.words.focus();
    }
    else return;
    event.preventDefault();
  });

  // Copies: the words in quotation marks, who said them, and where.
  function quote(claim) {
    const where = [claim.publisher, claim.date, claim.title && `“${claim.title}”`].filter(Boolean).join(", ");
    const time = new Date((claim.start || 0) * 1000).toISOString().slice(11, 19);
    const spot = claim.start != null ? `at ${time}` : claim.page ? `page ${claim.page}` : `line ${claim.line || 1}`;
    return `“${claim.text}” – ${speakerOf(claim)}${where ? `, in ${where}` : ""} (${claim.document}, ${spot}, ${claim.id})`;
  }
  async function put(text) {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* the older way */ }
    const area = document.body.appendChild(document.createElement("textarea"));
    area.value = text;
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
  function tell(message) { document.getElementById("told").textContent = message; }
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("button");
    if (button?.matches(".copy")) {
      const done = await put(quote(claims[button.closest(".said")?.dataset.n ?? indexOf(button.closest(".note"))]));
      button.textContent = done ? "copied" : "not copied";
      tell(done ? "Copied as a quotation with its place" : "The browser did not allow copying");
      setTimeout(() => { button.textContent = "copy"; }, 1500);
    } else if (button?.matches(".only")) {
      form.elements.speaker.value = nameIn(button.closest("tr"));
      applyFilters();
      document.getElementById("issues").scrollIntoView();
    }
  });

  // On paper nothing is folded away.
  window.addEventListener("beforeprint", () => { for (const fold of all("main details")) fold.open = true; });

  land();
})();
