import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import type { FrameworkDraft } from "../src/generated/FrameworkDraft";
import type { Ladder as LadderValue } from "../src/generated/Ladder";
import { setTransport } from "../src/lib/api";
import { cellOf, textOf } from "../src/screens/ladders/cells";
import { add, move, rowsOf, step, textAt, write } from "../src/screens/ladders/edit";
import Editor from "../src/screens/ladders/Editor.svelte";
import { expectAccessible } from "./axe";

const start = (): LadderValue => ({
  name: "Ours",
  summary: "",
  source: "",
  levels: [
    { id: "junior", name: "Junior", about: "" },
    { id: "senior", name: "Senior", about: "Leads" },
  ],
  areas: [
    {
      name: "Craft",
      competencies: [
        {
          slug: "tests",
          name: "Tests",
          about: "",
          cells: { junior: [{ text: "Writes tests", examples: ["in CI"] }] },
        },
        { slug: "reviews", name: "Reviews", about: "", cells: {} },
      ],
    },
    { name: "People", competencies: [] },
  ],
  profiles: [{ name: "Lead", about: "", expects: { tests: "senior" } }],
});

const draftOf = (ladder: LadderValue, seen = "1"): FrameworkDraft => ({
  ...ladder,
  id: "d1",
  base_version: 1,
  newest_version: 1,
  changed: true,
  seen,
});

const asked: { name: string; payload: { ladder?: LadderValue; seen?: string } }[] = [];
let kept = start();

beforeEach(() => {
  asked.length = 0;
  kept = start();
  setTransport((name, payload) => {
    asked.push({ name, payload: payload as (typeof asked)[number]["payload"] });
    if (name === "framework.edit") kept = structuredClone(asked.at(-1)?.payload.ladder ?? kept);
    return Promise.resolve({ output: draftOf(kept), operation: "o1", touched: ["framework"] });
  });
});

function open() {
  const again: (() => Promise<void>)[] = [];
  const view = render(Editor, {
    draft: draftOf(kept),
    onsaved: async () => again[0]?.(),
  });
  again.push(() => view.rerender({ draft: draftOf(kept, String(asked.length)) }));
  return view;
}

const at = (row: number, column: number) => document.getElementById(`cell-${row}-${column}`)!;
const focused = () => document.activeElement?.id;

describe("a cell as text", () => {
  it("has a line per descriptor and its examples below it", () => {
    const cell = [
      { text: "Writes tests", examples: ["in CI", "- odd"] },
      { text: "- not a bullet", examples: [] },
      { text: "two\nlines", examples: [] },
    ];
    expect(textOf(cell)).toBe("Writes tests\n- in CI\n- - odd\n\\ - not a bullet\ntwo\\\nlines");
    expect(cellOf(textOf(cell))).toEqual(cell);
    expect(cellOf(" \n- first\n\n")).toEqual([{ text: "first", examples: [] }]);
  });
});

describe("a ladder as a grid", () => {
  it("has a row for its levels, its areas, its competencies and what roles expect", () => {
    expect(rowsOf(start()).map((row) => row.kind)).toEqual([
      "levels",
      "area",
      "competency",
      "competency",
      "area",
      "roles",
      "expects",
      "expects",
    ]);
  });

  it("steps over rows without cells and stays at its ends", () => {
    const bare = { ...start(), profiles: [] };
    expect(step(bare, { row: 4, column: 0 }, 1, 0)).toEqual({ row: 4, column: 0 });
    expect(step(start(), { row: 0, column: 2 }, 1, 0)).toEqual({ row: 1, column: 0 });
    expect(step(start(), { row: 2, column: 2 }, 0, 1)).toEqual({ row: 2, column: 2 });
  });

  it("moves a competency beyond its area into the next one", () => {
    const moved = move(start(), { row: 3, column: 0 }, 1, false);
    expect(moved?.ladder.areas.map((area) => area.competencies.length)).toEqual([1, 1]);
    expect(moved?.at).toEqual({ row: 4, column: 0 });
    expect(move(start(), { row: 1, column: 0 }, -1, false)).toBeUndefined();
  });

  it("adds with a name that is free and no slug", () => {
    const made = add(start(), "competency", { row: 2, column: 1 });
    expect(made.ladder.areas[0]?.competencies[1]).toMatchObject({ slug: "", name: "Competency 3" });
    expect(made.at).toEqual({ row: 3, column: 0 });
    expect(
      add({ ...start(), areas: [] }, "competency", { row: 0, column: 1 }).ladder.areas,
    ).toHaveLength(1);
  });

  it("keeps what a name is about below it", () => {
    const rows = rowsOf(start());
    expect(textAt(start(), rows[0]!, 2)).toBe("Senior\nLeads");
    const next = write(start(), rows[0]!, 2, "Staff\nSees far");
    expect(next.levels[1]).toEqual({ id: "senior", name: "Staff", about: "Sees far" });
  });
});

describe("the editor's keys", () => {
  it("moves with arrows, edits with Enter and saves with Ctrl Enter", async () => {
    open();
    at(0, 1).focus();
    await fireEvent.keyDown(at(0, 1), { key: "ArrowDown" });
    await waitFor(() => expect(focused()).toBe("cell-1-0"));
    await fireEvent.keyDown(at(1, 0), { key: "ArrowDown" });
    await waitFor(() => expect(focused(), "back in the column it came from").toBe("cell-2-1"));
    await fireEvent.keyDown(at(2, 1), { key: "ArrowLeft" });
    await waitFor(() => expect(focused()).toBe("cell-2-0"));
    await fireEvent.keyDown(at(2, 0), { key: "ArrowRight" });
    await waitFor(() => expect(focused()).toBe("cell-2-1"));
    await fireEvent.keyDown(at(2, 1), { key: "Enter" });
    const field = screen.getByRole<HTMLTextAreaElement>("textbox");
    expect(field.value).toBe("Writes tests\n- in CI");
    field.value = "Writes tests\n- in CI\nFixes them";
    await fireEvent.keyDown(field, { key: "Enter", ctrlKey: true });
    await waitFor(() => expect(asked.at(-1)?.name).toBe("framework.edit"));
    expect(kept.areas[0]?.competencies[0]?.cells["junior"]?.[1]?.text).toBe("Fixes them");
    expect(asked.at(-1)?.payload.seen).toBe("1");
    await waitFor(() => expect(focused()).toBe("cell-2-1"));
  });

  it("leaves everything as it was with Escape", async () => {
    open();
    at(2, 1).focus();
    await fireEvent.keyDown(at(2, 1), { key: "Enter" });
    const field = screen.getByRole<HTMLTextAreaElement>("textbox");
    field.value = "Other";
    await fireEvent.keyDown(field, { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("textbox")).toBeNull());
    expect(asked).toEqual([]);
  });

  it("moves, empties and asks before it removes", async () => {
    open();
    at(3, 0).focus();
    await fireEvent.keyDown(at(3, 0), { key: "ArrowUp", altKey: true });
    await waitFor(() => expect(kept.areas[0]?.competencies[0]?.name).toBe("Reviews"));
    await waitFor(() => expect(focused()).toBe("cell-2-0"));
    at(3, 1).focus();
    await fireEvent.keyDown(at(3, 1), { key: "Delete" });
    await waitFor(() => expect(kept.areas[0]?.competencies[1]?.cells["junior"]).toEqual([]));
    at(0, 1).focus();
    await fireEvent.keyDown(at(0, 1), { key: "Delete" });
    expect(screen.getByText(/the level “Junior” with its descriptors/)).toBeTruthy();
    expect(kept.levels).toHaveLength(2);
    await fireEvent.click(screen.getAllByRole("button", { name: "Remove" }).at(-1)!);
    await waitFor(() => expect(kept.levels).toHaveLength(1));
  });

  it("sets what a role expects by number", async () => {
    open();
    at(7, 1).focus();
    await fireEvent.keyDown(at(7, 1), { key: "1" });
    await waitFor(() =>
      expect(kept.profiles[0]?.expects).toEqual({ tests: "senior", reviews: "junior" }),
    );
    at(6, 1).focus();
    await fireEvent.keyDown(at(6, 1), { key: "0" });
    await waitFor(() => expect(kept.profiles[0]?.expects).toEqual({ reviews: "junior" }));
  });

  it("can be read by everyone", async () => {
    const { container } = open();
    await expectAccessible(container);
  });
});
