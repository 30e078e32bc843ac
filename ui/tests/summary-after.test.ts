import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { setTransport } from "../src/lib/api";
import { clock } from "../src/lib/clock.svelte";
import ComparePeriods from "../src/screens/summary/after/ComparePeriods.svelte";
import Revisions from "../src/screens/summary/after/Revisions.svelte";
import { copyRich } from "../src/screens/summary/sendOut";
import Summaries from "../src/screens/summary/Summaries.svelte";
import { expectAccessible } from "./axe";

const line = {
  id: "s2",
  person: "p1",
  person_name: "Elske",
  from: "2026-07-01",
  to: "2026-12-31",
  template: "review",
  revision: 2,
  final: false,
  edited: true,
  sha256: "",
  final_at: null,
  saved_at: "2026-11-20T10:00:00.000Z",
};
const first = { ...line, id: "s1", revision: 1, final: true, final_at: "2026-11-14T10:00:00.000Z" };
const facts = {
  from: "2026-01-01",
  to: "2026-06-30",
  meetings: 3,
  kinds: [{ kind: "win", label: "Wins", count: 2 }],
  goals: [{ id: "g1", title: "Lead a review", outcome: "achieved" }],
  picture: { on: "2026-06-12", at_target: 2, of: 6 },
};
const answers: Record<string, unknown> = {
  "person.list": { people: [] },
  "summary.list": { summaries: [line, first, { ...line, id: "x", from: "2026-01-01" }] },
  "summary.check": {
    told: "This PDF is revision 1 of 14 November 2026, unchanged: the growth summary of Elske.",
    known: true,
    unchanged: true,
    id: "s1",
    exported_at: "2026-11-15T10:00:00.000Z",
  },
  "summary.diff": {
    older: first,
    newer: line,
    sections: [
      { title: "Next", change: "same", diff: { rows: [], skipped_after: 0 } },
      {
        title: "Headline",
        change: "changed",
        diff: {
          skipped_after: 0,
          rows: [
            {
              skipped: 0,
              left: { line: 1, head: "She ", changed: "leads", tail: "." },
              right: { line: 1, head: "She ", changed: "frames", tail: "." },
            },
          ],
        },
      },
    ],
    evidence_added: [{}],
    evidence_removed: [],
  },
  "period.compare": {
    person: "p1",
    person_name: "Elske",
    earlier: facts,
    later: { ...facts, from: "2026-07-01", to: "2026-12-31", kinds: [], goals: [], picture: null },
    competencies: [
      {
        slug: "testing",
        name: "Testing",
        earlier: { evidence: 1, level: "Mid" },
        later: { evidence: 0, level: null },
      },
    ],
  },
  "summary.render": {
    file_name: "s.txt",
    text: "Plain",
    html: "<h2>Rich</h2>",
    base64: null,
    warnings: [],
    lost: [],
    id: null,
  },
};
const asked: { name: string; payload: unknown }[] = [];
const of = (name: string) => asked.filter((one) => one.name === name).at(-1)?.payload;
const summary = {
  id: "s2",
  person: "p1",
  from: "2026-07-01",
  to: "2026-12-31",
  template: "review",
};

beforeEach(() => {
  clock.today = "2026-11-20";
  asked.length = 0;
  HTMLDialogElement.prototype.showModal ??= () => {};
  setTransport(async (name, payload) => {
    asked.push({ name, payload });
    return answers[name];
  });
});

describe("after a summary", () => {
  it("a file is checked: which revision it is, and whether it is unchanged", async () => {
    render(Summaries);
    await screen.findAllByRole("link");
    const field = screen.getByLabelText("File to check or open");
    const file = new File(["%PDF"], "elske.pdf", { type: "application/pdf" });
    Object.defineProperty(field, "files", { configurable: true, value: [file] });
    await fireEvent.change(field);
    const dialog = await screen.findByRole("dialog", { name: "elske.pdf", hidden: true });
    await within(dialog).findByText(/revision 1 of 14 November 2026, unchanged/);
    expect(of("summary.check")).toEqual({ base64: "JVBERg==" });
    await within(dialog).findByText("Show the summary");
    await expectAccessible(document.body);
  });

  it("a revision shows what it changed, and nothing of other periods", async () => {
    render(Revisions, { props: { summary, onclose: () => {} } });
    await screen.findByText("leads");
    expect(document.querySelector("del")?.textContent).toBe("leads");
    expect(document.querySelector("ins")?.textContent).toBe("frames");
    expect(screen.queryByText("Next"), "what is the same is not shown").toBeNull();
    expect(of("summary.diff")).toEqual({ id: "s2" });
    expect(document.body.textContent).toContain("1 came in, 0 went");
    await fireEvent.click(screen.getByRole("combobox", { hidden: true }));
    expect(screen.getAllByRole("option", { hidden: true }), "two of this period").toHaveLength(2);
    await fireEvent.click(screen.getByText("Revision 1, final, 14 Nov"));
    await screen.findByText(/This is the first revision/);
    await expectAccessible(document.body);
  });

  it("two periods stand beside each other in counts and levels", async () => {
    render(ComparePeriods, { props: { summary, onclose: () => {} } });
    const row = await screen.findByRole("row", { name: /Wins/, hidden: true });
    expect([...row.querySelectorAll("td")].map((cell) => cell.textContent)).toEqual(["2", "0"]);
    expect(document.body.textContent).toContain("2 of 6 on 12 Jun");
    expect(screen.getByRole("row", { name: /Testing/, hidden: true }).textContent).toMatch(
      /Mid.*1 piece of evidence.*Not assessed.*0 pieces/s,
    );
    expect(of("period.compare")).toEqual({
      person: "p1",
      later: { from: "2026-07-01", to: "2026-12-31" },
    });
    await expectAccessible(document.body);
  });

  it("is copied rich and plain at once", async () => {
    const written: Record<string, string>[] = [];
    class Item {
      constructor(readonly parts: Record<string, Promise<Blob>>) {}
    }
    Object.assign(globalThis, { ClipboardItem: Item });
    const write = async ([item]: Item[]) => {
      const parts = Object.entries(item?.parts ?? {});
      const texts = parts.map(async ([kind, blob]) => [kind, await (await blob).text()]);
      written.push(Object.fromEntries(await Promise.all(texts)));
    };
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { write } });
    await copyRich({ id: "s1", yes: false });
    await waitFor(() =>
      expect(written).toEqual([{ "text/plain": "Plain", "text/html": "<h2>Rich</h2>" }]),
    );
    Reflect.deleteProperty(globalThis, "ClipboardItem");
  });
});
