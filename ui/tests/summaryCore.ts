// The core as the summary's screens see it in tests: one draft, and what is asked of it.
import type { HonestFound } from "../src/generated/HonestFound";
import type { TemplateLine } from "../src/generated/TemplateLine";
import type { Summary } from "../src/generated/Summary";
import type { SummarySection } from "../src/generated/SummarySection";
import { setTransport } from "../src/lib/api";
import { clock } from "../src/lib/clock.svelte";

/** As the core reads a text: citations are buttons, and the words after the last one a claim. */
export function read(title: string, text: string, edited = false): SummarySection {
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

export const composed: Summary = {
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

export const PAGE = `<!DOCTYPE html><html><head><style>:root, :host { --x: 1 }</style></head><body>
  <main><p>Text <a class="cite" href="#e1">1</a></p><figure><svg class="chart"></svg></figure>
  <script>alert(1)</script></main></body></html>`;
export const ALWAYS: HonestFound = {
  text: "always",
  word: "always",
  kind: "absolute",
  why: "One exception proves it wrong.",
  instead: "how often",
  around: "She always helps",
};
export const templateLine = (key: string, name: string): TemplateLine => ({
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

/** What is asked, and what it answers. */
export const core = {
  calls: [] as { name: string; payload: Record<string, unknown> }[],
  shown: composed,
  /** Words that are left. */
  left: new Set<string>(),
};

/** Begins anew with the composed draft. Call it before each test. */
export function beginAnew(): void {
  clock.today = "2026-11-20";
  core.calls = [];
  core.left.clear();
  core.shown = structuredClone(composed);
  setTransport(async (name, payload) => {
    core.calls.push({ name, payload: payload as Record<string, unknown> });
    if (name === "summary.list") return { summaries: [] };
    if (name === "template.list")
      return {
        templates: [templateLine("review", "Review input"), templateLine("brag", "Brag document")],
      };
    if (name === "summary.honest")
      return {
        sections: core.shown.sections.map(({ title, text }) => ({
          title,
          words: text.includes("always") && !core.left.has("always") ? [ALWAYS] : [],
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
      return {
        words: [{ ...ALWAYS, source: "sweeping", own: false, off: core.left.has("always") }],
      };
    if (name === "honest.set") {
      const { word, off } = payload as { word: string; off?: boolean };
      if (off === false) core.left.delete(word);
      if (off !== true) return { output: { words: [] }, operation: null, touched: [] };
      core.left.add((payload as { word: string }).word);
      return { output: { words: [] }, operation: null, touched: [] };
    }
    if (name === "profile.list")
      return { profiles: [{ id: "f1", name: "Our review", builtin: false, boxes: [] }] };
    if (name === "summary.final") {
      core.shown = { ...core.shown, id: "s1", final: true };
      return { output: core.shown, operation: "o3", touched: ["summary"] };
    }
    const { profile } = payload as { profile?: string };
    if (profile)
      return {
        ...core.shown,
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
      core.shown = {
        ...core.shown,
        id: "s1",
        ...(edited && { sections: edited }),
        ...(names && { names }),
      };
      return { output: core.shown, operation: "o1", touched: ["summary"] };
    }
    if (name === "summary.claim" || name === "summary.name") {
      const asked = payload as { keep: boolean; name?: string };
      const keep = (section: SummarySection) => ({
        ...section,
        claims: section.claims.map((claim) => ({ ...claim, kept: asked.keep })),
      });
      if (asked.name) core.shown = { ...core.shown, names_kept: asked.keep ? [asked.name] : [] };
      else core.shown = { ...core.shown, sections: core.shown.sections.map(keep) };
      return { output: core.shown, operation: "o2", touched: ["summary"] };
    }
    return core.shown;
  });
}

export const of = (name: string) => core.calls.filter((one) => one.name === name);
export const route = { screen: "summary" as const, id: "new", query: { person: "p1" } };
