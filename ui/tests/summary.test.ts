import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";
import type { Summary } from "../src/generated/Summary";
import { setTransport } from "../src/lib/api";
import { clock } from "../src/lib/clock.svelte";
import { keyboard } from "../src/lib/keyboard.svelte";
import { blocks, cite, grouped, parts } from "../src/screens/summary/draft";
import { choiceOf, periodName, periods } from "../src/screens/summary/periods";
import Summaries from "../src/screens/summary/Summaries.svelte";
import SummaryScreen from "../src/screens/summary/Summary.svelte";
import { expectAccessible } from "./axe";

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
    {
      title: "Headline",
      text: "She **framed** the problem. [1]",
      citations: ["e1"],
      edited: false,
    },
    { title: "Next", text: "- On call by 15 December", citations: [], edited: false },
  ],
  evidence: [
    {
      number: 1,
      id: "e1",
      on: "2026-11-18",
      kind: "win",
      text: "Month-end close, 9 min",
      competencies: ["writing"],
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
      links: [],
      cited: false,
    },
  ],
  coverage: { writing: { "2026-11": 1 } },
  competencies: [{ slug: "writing", name: "Writing" }],
  months: ["2026-10", "2026-11"],
  warnings: ["Nothing on Mentoring."],
  names_found: ["Yusra Haddad"],
  boxes: [],
  revision: 1,
  final: false,
  edited: false,
  sha256: "",
  private_left_out: 3,
};

let calls: { name: string; payload: Record<string, unknown> }[] = [];
let shown: Summary;

beforeEach(() => {
  clock.today = "2026-11-20";
  calls = [];
  shown = structuredClone(composed);
  setTransport(async (name, payload) => {
    calls.push({ name, payload: payload as Record<string, unknown> });
    if (name === "summary.list") return { summaries: [] };
    if (name === "person.list") return { people: [{ id: "p1", name: "Elske", owner: false }] };
    if (name === "summary.render")
      return {
        file_name: "s.md",
        media_type: "",
        text: "# Text",
        html: "<p>Text</p>",
        warnings: [],
      };
    if (name === "summary.save" || name === "summary.edit") {
      shown = { ...shown, id: "s1", ...(payload as Partial<Summary>) } as Summary;
      return { output: shown, operation: "o1", touched: ["summary"] };
    }
    return shown;
  });
});

const of = (name: string) => calls.filter((one) => one.name === name);
const route = { screen: "summary" as const, id: "new", query: { person: "p1" } };

describe("a growth summary", () => {
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
        { title: "Next", text: "- On call by 15 December" },
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
    expect(screen.getAllByRole("button", { name: "Evidence 2" })).toHaveLength(1);
    await waitFor(() => expect(of("summary.edit")).toHaveLength(1), { timeout: 2000 });
  });

  it("keeps other people's names only on purpose", async () => {
    render(SummaryScreen, { props: { route } });
    await fireEvent.click(await screen.findByRole("button", { name: "Keep names" }));
    await waitFor(() => expect(of("summary.save")[0]?.payload.names).toBe("keep"));
  });

  it("shows what leaves the file before it leaves", async () => {
    HTMLDialogElement.prototype.showModal ??= () => {};
    render(SummaryScreen, { props: { route } });
    await fireEvent.click(await screen.findByRole("button", { name: "Read through" }));
    await screen.findByText("This is all that leaves the file.");
    await waitFor(() => expect(of("summary.render")).toHaveLength(1));
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
  it("is cut into paragraphs, lists and citations", () => {
    const nested = blocks("- a\n  - inside a\n- b");
    expect(
      nested.map((block) => block.inner ?? false),
      "an item inside an item is told apart",
    ).toEqual([false, true, false]);
    const groups = grouped(blocks("One\ntwo. [3]\n\n- a\n- b\n"));
    expect(groups.map((group) => [group.list, group.blocks.length])).toEqual([
      [false, 1],
      [true, 2],
    ]);
    expect(parts("so **far [1]**").map((part) => part.kind)).toEqual(["text", "text", "cite"]);
  });

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
  });
});
