"use strict";
(() => {
  const form = document.querySelector("form");
  const id = form.dataset.form;
  const key = "trellis-form-" + id;
  const rows = [...form.querySelectorAll("fieldset")];
  const done = document.getElementById("done");
  const said = document.getElementById("said");
  const say = (text) => { said.textContent = text; };

  /** The answer to one competency; null where nothing was said. */
  const answer = (row) => {
    const chosen = row.querySelector("input:checked");
    const level = chosen && chosen.value !== "" ? chosen.value : null;
    const comment = row.querySelector("textarea").value.trim();
    return level === null && comment === "" ? null : { competency: row.dataset.slug, level, comment };
  };
  const answers = () => rows.map(answer).filter((one) => one !== null);

  const count = () => {
    const rated = rows.filter((row) => { const one = answer(row); return one !== null && one.level !== null; }).length;
    done.textContent = rated + " of " + rows.length + " assessed";
  };

  let kept = true;
  const keep = () => {
    count();
    try {
      localStorage.setItem(key, JSON.stringify(answers()));
      kept = true;
      say("Kept in this browser.");
    } catch {
      kept = false;
      say("This browser keeps nothing. Save your answers before you close this page.");
    }
  };
  const put = (row, level, comment) => {
    for (const one of row.querySelectorAll("input")) one.checked = one.value === (level ?? "");
    row.querySelector("textarea").value = comment;
  };
  const bring = () => {
    let old = [];
    try {
      old = JSON.parse(localStorage.getItem(key) ?? "[]");
    } catch { /* What cannot be read is as good as nothing. */ }
    if (!Array.isArray(old)) return;
    for (const one of old) {
      const row = rows.find((row) => row.dataset.slug === one.competency);
      if (row) put(row, one.level, typeof one.comment === "string" ? one.comment : "");
    }
    if (old.length > 0) say("Your earlier answers are here again.");
  };

  form.addEventListener("input", keep);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("beforeunload", (event) => { if (!kept) event.preventDefault(); });

  const radios = (row) => [...row.querySelectorAll("input")];
  const focus = (row) => {
    if (!row) return;
    (row.querySelector("input:checked") ?? radios(row)[0]).focus();
    row.scrollIntoView({ block: "nearest" });
  };
  form.addEventListener("keydown", (event) => {
    const row = event.target.closest("fieldset");
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("textarea")) {
      if (event.key === "Escape") { event.preventDefault(); focus(row); }
      return;
    }
    const choose = (radio) => {
      if (!radio) return;
      event.preventDefault();
      radio.checked = true;
      radio.focus();
      keep();
    };
    const step = (by) => { event.preventDefault(); focus(rows[rows.indexOf(row) + by]); };
    if (/^[0-9]$/.test(event.key)) choose(radios(row)[Number(event.key) + 1]);
    else if (event.key === "-" || event.key === "Backspace" || event.key === "Delete") choose(radios(row)[0]);
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Enter") { event.preventDefault(); row.querySelector("textarea").focus(); }
  });

  document.getElementById("save").addEventListener("click", () => {
    const list = answers();
    if (list.length === 0) { say("Nothing is answered yet."); return; }
    const text = JSON.stringify({
      kind: "trellis-answers",
      format: 1,
      form: id,
      person: form.dataset.person,
      framework: form.dataset.framework,
      version: Number(form.dataset.version),
      ladder: form.dataset.ladder,
      stage: form.dataset.stage,
      answers: list,
    }, null, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = form.dataset.file;
    document.body.append(link);
    link.click();
    link.remove();
    // Not at once: some browsers read it only after the click.
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    kept = true;
    say("Saved as " + form.dataset.file + " among your downloads. Send that file back.");
  });
  const forget = document.getElementById("forget");
  forget.addEventListener("click", () => {
    if (!confirm("Take your answers out of this page and this browser?")) return;
    try { localStorage.removeItem(key); } catch { /* Then there is nothing to take out. */ }
    for (const row of rows) put(row, null, "");
    count();
    say("Your answers are no longer in this browser.");
  });

  bring();
  count();
})();
