import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";
import type { HonestFound } from "../src/generated/HonestFound";
import type { TemplateLine } from "../src/generated/TemplateLine";
import type { Summary } from "../src/generated/Summary";
import type { SummarySection } from "../src/generated/SummarySection";
import { setTransport } from "../src/lib/api";
import { clock } from "../src/lib/clock.svelte";
import { setShell } from "../src/lib/desktop";
import { keyboard } from "../src/lib/keyboard.svelte";
import { toasts } from "../src/lib/toasts.svelte";
import { asking } from "../src/screens/summary/asking.svelte";
import { cite } from "../src/screens/summary/citing";
import { markWords } from "../src/screens/summary/honest";
import { endOf, length } from "../src/screens/summary/form/boxes";
import { choiceOf, periodName, periods, quarters, sinceLast } from "../src/screens/summary/periods";
import { save } from "../src/screens/summary/sendOut";
import Summaries from "../src/screens/summary/Summaries.svelte";
import SummaryScreen from "../src/screens/summary/Summary.svelte";
import { expectAccessible } from "./axe";

/** As the core reads a text: citations are buttons, and the words after the last one a claim. */
function read(title: string, text: string, edited = false): SummarySection {
  const numbers = [...text.matchAll(/\[(\d+)\]/g)].map((mark) => mark[1]);
  const rest = text.slice(text.lastIndexOf("]") + 1).trim();
  const claims =
    title === "Next" || rest === "" ? [] : [{ text: rest, at: text.length, kept: false }];
  const marked = rest && claims.length > 0 ? `<mark data-claim="0">${rest}</mark>` : rest;
  const cites = numbers.map(
    (n) =>
      `<button type="button" class="cite" value="${n}" aria-label="Evidence ${n}">${n}</button>`,
  );
  const before = text.slice(0, text.length - rest.length).replace(/\[\d+\]/g, "");
  const html = `<p>${before}${cites.join("")} ${marked}</p>`;
  return { title, text, citations: [], edited, html, claims };
}

const composed: Summary = {
  id: null,
  person: "p1",
  person_name: "Elske Vandenberg",
  role: null,
  level: "Mid",
  target: "Senior",
  from: "2026-07-01",
  to: "2026-12-31",
  template: "review",
  names: "role",
  sections: [
    { ...read("Headline", "She **framed** the problem. [1]"), citations: ["e1"] },
    read("Next", "On call by 15 December"),
  ],
  evidence: [
    {
      number: 1,
      id: "e1",
      on: "2026-11-18",
      kind: "win",
      text: "Month-end close, 9 min",
      competencies: ["writing"],
      goal: "A faster close",
      links: [],
      cited: true,
    },
    {
      number: 2,
      id: "e2",
      on: "2026-11-14",
      kind: "praise",
      text: "Clear incident notes",
      competencies: [],
      goal: null,
      links: [],
      cited: false,
    },
  ],
  coverage: { writing: { "2026-11": 1 } },
  competencies: [{ slug: "writing", name: "Writing" }],
  months: ["2026-10", "2026-11"],
  warnings: ["Nothing on Mentoring."],
  names_found: ["Tomasz", "Yusra Haddad"],
  names_kept: [],
  boxes: [],
  revision: 1,
  final: false,
  edited: false,
  sha256: "",
  private_left_out: 3,
  private_since: [],
};

const PAGE = `<!DOCTYPE html><html><head><style>:root, :host { --x: 1 }</style></head><body>
  <main><p>Text <a class="cite" href="#e1">1</a></p><figure><svg class="chart"></svg></figure>
  <script>alert(1)</script></main></body></html>`;
const ALWAYS: HonestFound = {
  text: "always",
  word: "always",
  kind: "absolute",
  why: "One exception proves it wrong.",
  instead: "how often",
  around: "She always helps",
};
const templateLine = (key: string, name: string): TemplateLine => ({
  id: key,
  kind: "summary",
  name,
  key,
  purpose: "",
  version: 1,
  builtin: true,
  has_private: false,
  hidden: false,
  used: 0,
});
const left = new Set<string>();
let calls: { name: string; payload: Record<string, unknown> }[] = [];
let shown: Summary;

beforeEach(() => {
  clock.today = "2026-11-20";
  calls = [];
  left.clear();
  shown = structuredClone(composed);
  setTransport(async (name, payload) => {
    calls.push({ name, payload: payload as Record<string, unknown> });
    if (name === "summary.list") return { summaries: [] };
    if (name === "template.list")
      return {
        templates: [templateLine("review", "Review input"), templateLine("brag", "Brag document")],
      };
    if (name === "summary.honest")
      return {
        sections: shown.sections.map(({ title, text }) => ({
          title,
          words: text.includes("always") && !left.has("always") ? [ALWAYS] : [],
        })),
        length: 40,
        hints: ["This one has 40 words; what was written of Elske before has about 400."],
      };
    if (name === "summary.batch")
      return {
        from: "",
        to: "",
        template: "review",
        people: [
          { person: "p1", name: "Ana", skip: null },
          { person: "p2", name: "Ben", skip: "nothing of this period may be shared yet" },
          { person: "p3", name: "Cleo", skip: null },
        ],
      };
    if (name === "packet.render")
      return { file_name: "p.md", text: "x", base64: null, warnings: [], lost: [] };
    if (name === "honest.list")
      return { words: [{ ...ALWAYS, source: "sweeping", own: false, off: left.has("always") }] };
    if (name === "honest.set") {
      const { word, off } = payload as { word: string; off?: boolean };
      if (off === false) left.delete(word);
      if (off !== true) return { output: { words: [] }, operation: null, touched: [] };
      left.add((payload as { word: string }).word);
      return { output: { words: [] }, operation: null, touched: [] };
    }
    if (name === "profile.list")
      return { profiles: [{ id: "f1", name: "Our review", builtin: false, boxes: [] }] };
    if (name === "summary.final") {
      shown = { ...shown, id: "s1", final: true };
      return { output: shown, operation: "o3", touched: ["summary"] };
    }
    const { profile } = payload as { profile?: string };
    if (profile)
      return {
        ...shown,
        boxes: [
          {
            name: "In short",
            limit: 5,
            length: 7,
            text: "She 👩‍👧 x",
            counts: "characters",
            rich: false,
            html: "",
            left_out: [],
            trim: ["Headline"],
          },
          {
            name: "Rest",
            limit: 100,
            length: 4,
            text: "Next",
            counts: "bytes",
            rich: true,
            html: "<p>Next</p>",
            left_out: ["Month-end close"],
            trim: [],
          },
        ],
      };
    if (name === "person.list") return { people: [{ id: "p1", name: "Elske", owner: false }] };
    if (name === "summary.render")
      return {
        file_name: "s.md",
        media_type: "",
        text: PAGE,
        html: "",
        base64: null,
        warnings: [],
        lost: [],
        id: null,
        sha256: "",
      };
    if (name === "summary.save" || name === "summary.edit") {
      const { sections, names } = payload as Partial<Summary>;
      const edited = sections?.map(({ title, text }) => read(title, text, true));
      shown = { ...shown, id: "s1", ...(edited && { sections: edited }), ...(names && { names }) };
      return { output: shown, operation: "o1", touched: ["summary"] };
    }
    if (name === "summary.claim" || name === "summary.name") {
      const asked = payload as { keep: boolean; name?: string };
      const keep = (section: SummarySection) => ({
        ...section,
        claims: section.claims.map((claim) => ({ ...claim, kept: asked.keep })),
      });
      if (asked.name) shown = { ...shown, names_kept: asked.keep ? [asked.name] : [] };
      else shown = { ...shown, sections: shown.sections.map(keep) };
      return { output: shown, operation: "o2", touched: ["summary"] };
    }
    return shown;
  });
});

const of = (name: string) => calls.filter((one) => one.name === name);
const route = { screen: "summary" as const, id: "new", query: { person: "p1" } };

describe("a growth summary", () => {
  it("points out words with a reason, goes to them by key, and leaves them when told", async () => {
    shown = { ...shown, sections: [read("Headline", "She **framed** it, as always so. [1]")] };
    render(SummaryScreen, { props: { route } });
    const list = await screen.findByRole("list", { name: "Words to look at" });
    expect(list.textContent).toContain(
      "always: One exception proves it wrong. Say instead: how often.",
    );
    expect(document.querySelector("mark.honest")?.textContent).toBe("always");
    expect(document.body.textContent).toContain("This one has 40 words");
    expect(document.body.textContent).toContain("Only you see this.");
    await expectAccessible(document.body);
    await fireEvent.click(within(list).getByRole("button", { name: "Change…" }));
    const dialog = await screen.findByRole("dialog", { name: "Change “always”" });
    expect(within(dialog).getByRole("link", { name: "All words" })).toBeTruthy();
    await fireEvent.input(within(dialog).getByRole("textbox", { name: "Why" }), {
      target: { value: "Since when?" },
    });
    await fireEvent.click(within(dialog).getByRole("button", { name: /Save word/ }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(of("honest.set")[0]?.payload).toMatchObject({ word: "always", why: "Since when?" });
    const leave = () => screen.findByRole("button", { name: "Leave such words" });
    await fireEvent.click(await leave());
    await waitFor(() =>
      expect(screen.queryByRole("list", { name: "Words to look at" })).toBeNull(),
    );
    expect(of("honest.set")[1]?.payload).toEqual({ word: "always", off: true });
    expect(document.querySelector("mark.honest"), "and its mark").toBeNull();
    expect(document.activeElement?.closest(".sect"), "the keys stay in the section").toBeTruthy();
    toasts.offer?.run();
    await leave();
  });

  it("shows the summary of another template", async () => {
    render(SummaryScreen, { props: { route } });
    await fireEvent.click(await screen.findByRole("combobox", { name: /Template/ }));
    await fireEvent.click(await screen.findByText("Brag document"));
    await waitFor(() => expect(location.hash).toContain("template=brag"));
    expect(location.hash).toContain("from=2026-07-01");
  });

  it("shows its evidence by competency, goal and month, and takes what is dragged", async () => {
    render(SummaryScreen, { props: { route } });
    await fireEvent.click(await screen.findByRole("button", { name: "Cite" }));
    await fireEvent.click(screen.getByRole("combobox", { name: /Grouped by/ }));
    await fireEvent.click(await screen.findByText("By goal"));
    expect(screen.getByRole("heading", { name: /A faster close/ }).textContent).toContain("1");
    expect(screen.getByRole("heading", { name: /No goal/ })).toBeTruthy();
    const section = document.getElementById("section-1")!;
    await fireEvent.drop(section, { dataTransfer: { getData: () => " [2]" } });
    await waitFor(() => expect(of("summary.edit")).toHaveLength(1));
    const { sections } = of("summary.edit")[0]?.payload as { sections: { text: string }[] };
    expect(sections[1]?.text).toBe("On call by 15 December [2]");
  });

  it("writes everybody's summary into a folder, and says who is left out and why", async () => {
    const saved: string[] = [];
    setShell(async (command, args) => {
      if (command === "folder_choose") return { path: "/x" };
      saved.push(String(args.name));
      return { path: "/x" };
    });
    render(Summaries);
    await fireEvent.click(await screen.findByRole("button", { name: "Put together…" }));
    await screen.findByText("2 of 3 people can be written.");
    expect(screen.getByRole("list", { name: "Left out" }).textContent).toContain("Ben");
    await expectAccessible(document.body);
    await fireEvent.click(screen.getByRole("button", { name: "Choose a folder and write" }));
    await screen.findByText("3 of 3");
    expect(saved, "two of one name have two files").toEqual(["s.md", "s-2.md"]);
    await fireEvent.click(screen.getByRole("radio", { name: "The team" }));
    await fireEvent.click(screen.getByRole("button", { name: "Save as a file…" }));
    await waitFor(() => expect(of("packet.render")[0]?.payload.packet).toBe("team"));
  });

  it("seals a handover with a passphrase that was typed twice, and opens such a file", async () => {
    const asked: [string, Record<string, unknown>][] = [];
    let refuse = true;
    setShell(async (command, args) => {
      asked.push([command, args]);
      if (refuse)
        throw { code: "invalid", field: "passphrase", message: "not this one; try again" };
      return { path: "/x" };
    });
    render(Summaries);
    await fireEvent.click(await screen.findByRole("button", { name: "Put together…" }));
    const seal = () => screen.queryByRole("switch", { name: "Sealed with a passphrase" });
    expect(seal(), "only a handover").toBeNull();
    await fireEvent.click(screen.getByRole("radio", { name: "Handover" }));
    await fireEvent.click(seal()!);
    const first = screen.getByLabelText<HTMLInputElement>("Passphrase");
    const second = screen.getByLabelText<HTMLInputElement>("The same once more");
    expect([first.type, second.type]).toEqual(["password", "password"]);
    await fireEvent.input(first, { target: { value: "otter lamp" } });
    await expectAccessible(document.body);
    const save = () => fireEvent.click(screen.getByRole("button", { name: "Save as a file…" }));
    await save();
    expect((await screen.findByRole("alert")).textContent).toContain("The two passphrases differ.");
    expect([asked.length, of("packet.render").length], "nothing is written").toEqual([0, 0]);
    await fireEvent.input(second, { target: { value: "otter lamp" } });
    await save();
    await waitFor(() => expect(screen.getByRole("alert").textContent).toContain("Not this one."));
    refuse = false;
    await save();
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    const sealed = { name: "p.md", text: "x", base64: null, passphrase: "otter lamp" };
    expect(asked.at(-1)).toEqual(["seal_save", sealed]);
    expect(JSON.stringify(calls), "no operation knows it").not.toContain("otter");

    refuse = true;
    const file = new File(["age"], "p.md.age");
    await fireEvent.change(screen.getByLabelText("File to check or open"), {
      target: { files: [file] },
    });
    const word = await screen.findByLabelText<HTMLInputElement>("Passphrase");
    expect(document.activeElement).toBe(word);
    await fireEvent.input(word, { target: { value: "otter lamp" } });
    await expectAccessible(document.body);
    const open = () => fireEvent.submit(word.form!);
    await open();
    await waitFor(() => expect(screen.getByRole("alert").textContent).toContain("Not this one."));
    refuse = false;
    await open();
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    const opened = { name: "p.md.age", base64: btoa("age"), passphrase: "otter lamp" };
    expect(asked.at(-1)).toEqual(["seal_open", opened]);
  });

  it("knows quarters and what came since the last summary", () => {
    expect(quarters("2026-11-20").map(({ text, from, to }) => [text, from, to])).toEqual([
      ["Q4 2026", "2026-10-01", "2026-12-31"],
      ["Q3 2026", "2026-07-01", "2026-09-30"],
    ]);
    const kept = (to: string) => ({ to, final: false });
    expect(quarters("2026-02-01").map(({ text }) => text)).toEqual(["Q1 2026", "Q4 2025"]);
    expect(sinceLast([kept("2026-06-30"), kept("2026-12-31")], "2026-11-20")?.from).toBe(
      "2026-07-01",
    );
    const both = [kept("2026-06-30"), { to: "2026-03-31", final: true }];
    expect(sinceLast(both, "2026-11-20")?.from, "a final one counts").toBe("2026-04-01");
    expect(sinceLast([], "2026-11-20")).toBeUndefined();
  });

  it("finds words in the text and not in code, quotations and parts of words", () => {
    const host = document.createElement("div");
    host.innerHTML =
      "<p>Neverending <code>never</code> and <b>never</b>.</p><ul><li>very <i>ve</i>ry</li></ul><p>never</p>";
    const word = (text: string) => ({ ...ALWAYS, text, word: text });
    const blocks = markWords(host, [word("never"), word("absent"), word("very"), word("never")]);
    expect([...host.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual([
      "never",
      "very",
      "never",
    ]);
    expect([...blocks].map(([block, found]) => [block.localName, found.length])).toEqual([
      ["p", 2],
      ["li", 1],
    ]);
  });

  it("says what stayed out, what is covered and what is cited", async () => {
    render(SummaryScreen, { props: { route } });
    await screen.findByRole("heading", { name: "Headline" });
    expect(document.body.textContent).toContain("Private notes are never included.");
    expect(document.body.textContent).toContain("3 in this period stayed out of the draft.");
    expect(document.body.textContent).toContain("Nothing on Mentoring.");
    expect(screen.getByRole("row", { name: /Writing/ }).textContent).toContain("1");
    expect(
      within(screen.getByRole("complementary")).queryByText("Clear incident notes"),
      "only what is cited stands in the list",
    ).toBeNull();
    await expectAccessible(document.body);
  });

  it("asks for this half-year, whole, so that the draft is found again tomorrow", async () => {
    render(SummaryScreen, { props: { route } });
    await screen.findByRole("heading", { name: "Headline" });
    expect(of("summary.compose").at(-1)?.payload).toMatchObject({
      person: "p1",
      from: "2026-07-01",
      to: "2026-12-31",
    });
  });

  it("keeps a draft from the first typed word on, and the other sections as they are", async () => {
    render(SummaryScreen, { props: { route } });
    await fireEvent.click(await screen.findByRole("button", { name: "Edit Headline" }));
    const field = screen.getByRole("textbox", { name: "Text of Headline" });
    await fireEvent.input(field, { target: { value: "She leads. [1]" } });
    await fireEvent.click(screen.getByRole("button", { name: /^Done/ }));
    await waitFor(() => expect(of("summary.edit")).toHaveLength(1));
    expect(of("summary.save"), "there was no draft yet").toHaveLength(1);
    expect(of("summary.edit")[0]?.payload).toMatchObject({
      id: "s1",
      sections: [
        { title: "Headline", text: "She leads. [1]" },
        { title: "Next", text: "On call by 15 December" },
      ],
    });
  });

  it("cites evidence by keys alone", async () => {
    render(SummaryScreen, { props: { route } });
    await screen.findByRole("heading", { name: "Headline" });
    const press = async (key: string) => {
      keyboard.handle(new KeyboardEvent("keydown", { key }));
      await tick();
    };
    for (const key of ["c", "j", "j", "Enter"]) await press(key);
    await waitFor(() => expect(of("summary.edit")).toHaveLength(1), { timeout: 2000 });
    expect(await screen.findAllByRole("button", { name: "Evidence 2" })).toHaveLength(1);
  });

  it("marks a claim without evidence, counts it, and takes evidence for it", async () => {
    shown.sections[0] = read("Headline", "She framed it. [1] Juniors go to her first.");
    render(SummaryScreen, { props: { route } });
    const flag = await screen.findByRole("group", { name: /Without evidence: Juniors go/ });
    expect(flag.textContent).toContain("No evidence for this yet.");
    expect(document.querySelector("mark.unsupported")?.textContent).toBe(
      "Juniors go to her first.",
    );
    expect(screen.getByRole("button", { name: "1 claim without evidence" })).toBeTruthy();
    await expectAccessible(document.body);

    await fireEvent.click(within(flag).getByRole("button", { name: "Cite evidence" }));
    expect(document.body.textContent).toContain("For “Juniors go to her first.”");
    await fireEvent.click(screen.getByRole("button", { name: /Clear incident notes/ }));
    await waitFor(() => expect(of("summary.edit")).toHaveLength(1));
    expect(of("summary.edit")[0]?.payload).toMatchObject({
      sections: [{ text: "She framed it. [1] Juniors go to her first. [2]" }, { title: "Next" }],
    });
    await waitFor(() => expect(screen.queryByRole("group", { name: /Without/ })).toBeNull());
  });

  it("keeps a claim without evidence on purpose, and marks it again", async () => {
    shown.sections[0] = read("Headline", "Juniors go to her first.");
    render(SummaryScreen, { props: { route } });
    await fireEvent.click(await screen.findByRole("button", { name: "Keep as it is" }));
    await screen.findByText("1 kept without evidence");
    expect(of("summary.save"), "the decision needs a draft").toHaveLength(1);
    expect(of("summary.claim")[0]?.payload).toEqual({
      id: "s1",
      claims: ["Juniors go to her first."],
      keep: true,
    });
    expect(screen.queryByText("No evidence for this yet.")).toBeNull();
    expect(document.querySelector("mark.standing"), "it still shows").toBeTruthy();
    await fireEvent.click(screen.getByRole("button", { name: "More" }));
    await fireEvent.click(screen.getByRole("menuitem", { name: "Mark kept claims again" }));
    await screen.findByText("No evidence for this yet.");
  });

  it("keeps other people's names only on purpose, one by one", async () => {
    render(SummaryScreen, { props: { route } });
    const name = await screen.findByRole("button", { name: "Keep Yusra Haddad" });
    expect(name.getAttribute("aria-pressed")).toBe("false");
    await fireEvent.click(name);
    await waitFor(() =>
      expect(of("summary.name")[0]?.payload).toEqual({
        id: "s1",
        name: "Yusra Haddad",
        keep: true,
      }),
    );
    await screen.findByText(/1 of them stays/);
    await fireEvent.click(screen.getByRole("button", { name: "Replace all" }));
    await waitFor(() => expect(of("summary.save").at(-1)?.payload.names).toBe("role"));
  });

  it("shows the very page that leaves the file, with its charts and its own styles", async () => {
    HTMLDialogElement.prototype.showModal ??= () => {};
    render(SummaryScreen, { props: { route } });
    await fireEvent.click(await screen.findByRole("button", { name: "Read through" }));
    await screen.findByText("This is all that leaves the file.");
    const host = await screen.findByRole("region", { name: "The summary as a page" });
    expect(of("summary.render")[0]?.payload.format).toBe("html");
    const page = host.shadowRoot;
    expect(page?.querySelector("svg.chart")).toBeTruthy();
    expect(page?.querySelector("script, style"), "nothing runs, nothing is inline").toBeNull();
    expect(page?.adoptedStyleSheets).toHaveLength(1);
  });
});

describe("a form", () => {
  it("shows what fits, what is too long and what was left out, and is copied box by box", async () => {
    const written: string[] = [];
    Object.defineProperty(navigator, "clipboard", {
      configurable: true,
      value: { writeText: async (text: string) => void written.push(text) },
    });
    render(SummaryScreen, { props: { route } });
    await screen.findByRole("heading", { name: "Headline" });
    await fireEvent.click(screen.getByRole("button", { name: "More" }));
    await fireEvent.click(screen.getByRole("menuitem", { name: /^Fit into a form/ }));
    const panel = await screen.findByRole("complementary", { name: "Review form" });
    await within(panel).findByText("7 / 5");
    expect(panel.textContent).toContain("2 characters too long");
    expect(panel.querySelector("mark")?.textContent, "no sign is cut").toContain("👩‍👧 x");
    expect(panel.textContent).toContain("1 item left out");
    await expectAccessible(document.body);
    const press = async (key: string) => {
      keyboard.handle(new KeyboardEvent("keydown", { key }));
      await tick();
    };
    await press("b");
    await waitFor(() => expect(written).toEqual(["She 👩‍👧 x"]));
    await within(panel).findByText("1 of 2 copied");
    await press("b");
    await waitFor(() => expect(written).toEqual(["She 👩‍👧 x", "Next"]));
    await waitFor(() => expect(toasts.items.at(-1)?.text).toContain("Copied 2 of 2: Rest"));
    await fireEvent.click(within(panel).getByRole("button", { name: "Trim “Headline”" }));
    await screen.findByRole("textbox", { name: "Text of Headline" });
    await fireEvent.click(within(panel).getByRole("button", { name: "More about forms" }));
    await fireEvent.click(screen.getByRole("menuitem", { name: "Hide the form" }));
    expect(screen.queryByRole("complementary", { name: "Review form" })).toBeNull();
  });

  it("counts as it counts, and ends between signs", () => {
    for (const [text, characters, utf16, bytes] of [
      ["", 0, 0, 0],
      ["é", 1, 1, 2],
      ["👩‍👧", 3, 5, 11],
      ["a\r\nb", 4, 4, 4],
    ] as const) {
      expect(length(text, "characters")).toBe(characters);
      expect(length(text, "utf16")).toBe(utf16);
      expect(length(text, "bytes")).toBe(bytes);
    }
    expect(endOf({ text: "ab👩‍👧c", limit: 4, counts: "utf16" })).toBe(2);
    expect(endOf({ text: "a\r\nb", limit: 2, counts: "characters" })).toBe(1);
    expect(endOf({ text: "abc", limit: 3, counts: "bytes" })).toBe(3);
  });
});

describe("a final text", () => {
  it("says what it freezes before it does, and can be gone on with", async () => {
    HTMLDialogElement.prototype.showModal ??= () => {};
    render(SummaryScreen, { props: { route } });
    await fireEvent.click(await screen.findByRole("button", { name: "Make final…" }));
    await screen.findByText(/This freezes its text, the evidence it cites/);
    expect(of("summary.final")).toHaveLength(0);
    await fireEvent.click(screen.getByRole("button", { name: "Make final" }));
    await screen.findByText("Final, revision 1");
    expect(of("summary.final")[0]?.payload).toMatchObject({ person: "p1", from: "2026-07-01" });
    expect(screen.queryByRole("button", { name: "Edit Headline" }), "it is frozen").toBeNull();
    await fireEvent.click(screen.getByRole("button", { name: "Write the next revision" }));
    await waitFor(() => expect(of("summary.save")).toHaveLength(1));
  });

  it("is the revision that a draft only repeats", async () => {
    shown = { ...shown, id: "s2", revision: 2 };
    const before = { ...shown, id: "s1", revision: 1, final: true };
    setTransport(async (name) => {
      if (name === "summary.final")
        return { output: before, operation: "o4", touched: ["summary"] };
      return shown;
    });
    HTMLDialogElement.prototype.showModal ??= () => {};
    location.hash = "";
    const two = { screen: "summary" as const, id: "s2", query: {} };
    render(SummaryScreen, { props: { route: two } });
    await fireEvent.click(await screen.findByRole("button", { name: "Make final…" }));
    await fireEvent.click(screen.getByRole("button", { name: "Make final" }));
    await waitFor(() => expect(toasts.items.at(-1)?.text).toContain("the same as revision 1"));
    await waitFor(() => expect(location.hash).toContain("summary/s1"));
  });

  it("asks before it goes out with what was made private since", async () => {
    let asked = 0;
    setTransport(async (name, payload) => {
      if (name !== "summary.render") return shown;
      asked++;
      if (!(payload as { yes?: boolean }).yes)
        throw { code: "refused", message: "no", field: "yes" };
      return {
        file_name: "s.md",
        text: "x",
        html: "",
        base64: null,
        warnings: [],
        lost: [],
        id: null,
      };
    });
    setShell(async () => ({ path: "/x" }));
    await save({ id: "s1", yes: false }, "md");
    expect(asking.open?.say).toContain("private since");
    asking.open?.run();
    await waitFor(() => expect(asked).toBe(2));
    await waitFor(() => expect(toasts.items.at(-1)?.text).toContain("Saved"));
    asking.close();
    setShell();
  });
});

describe("a paper", () => {
  it("is saved byte for byte, and what it cannot show is said", async () => {
    const saved: unknown[] = [];
    setShell(async (command, args) => {
      saved.push({ command, args });
      return { path: "/x" };
    });
    setTransport(async () => ({
      file_name: "s.pdf",
      media_type: "application/pdf",
      text: null,
      base64: "JVBERg==",
      html: "",
      warnings: [],
      lost: ["No font has a sign of the text."],
    }));
    await save({ id: "s1", yes: false }, "pdf");
    expect(saved).toEqual([{ command: "save_bytes", args: { name: "s.pdf", base64: "JVBERg==" } }]);
    expect(toasts.items.map((toast) => toast.text).join(" ")).toMatch(
      /No font has .*Saved\. Private/,
    );
    setShell();
  });
});

describe("the list of summaries", () => {
  it("says what belongs here and offers the people", async () => {
    render(Summaries);
    await screen.findByText("No summaries yet");
    expect(await screen.findByRole("button", { name: "New summary" })).toBeTruthy();
    await expectAccessible(document.body);
  });
});

describe("the text of a section", () => {
  it("takes a citation at the caret, else at the end", () => {
    expect(cite("She leads.\n", 4).text).toBe("She leads. [4]\n");
    expect(cite("She leads.", 4, 3)).toEqual({ text: "She [4] leads.", caret: 7 });
  });
});

describe("periods", () => {
  it("are this half, the one before and twelve months", () => {
    expect(periods("2026-02-01").map((one) => one.text)).toEqual([
      "H2 2025",
      "H1 2026",
      "Last 12 months",
    ]);
    expect(choiceOf("2025-07-01", "2025-12-31", "2026-02-01")).toBe("previous");
    expect(choiceOf("2025-08-01", "2025-12-31", "2026-02-01")).toBe("custom");
    expect(periodName("2026-01-01", "2026-12-31")).toBe("2026");
    expect(periodName("2026-05-22", "2026-11-04")).toBe("22 May to 4 November 2026");
    expect(choiceOf("2026-01-01", "2026-02-01", "2026-02-01"), "as far as it has come").toBe(
      "this",
    );
  });
});
