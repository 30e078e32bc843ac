// Earlier states of notes: listed, compared, brought back.
import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { NoteDiff } from "../src/generated/NoteDiff";
import { setTransport } from "../src/lib/api";
import { clock } from "../src/lib/clock.svelte";
import NoteHistory from "../src/screens/meeting/NoteHistory.svelte";
import { expectAccessible } from "./axe";

const line = (at: number, head: string, changed = "", tail = "") => ({
  line: at,
  head,
  changed,
  tail,
});
const DIFF: NoteDiff = {
  rows: [
    { skipped: 4, left: line(5, "call ", "Greta"), right: line(5, "call ", "Bao") },
    { skipped: 0, left: null, right: line(6, "", "and more") },
  ],
  skipped_after: 1,
};
const asked: { name: string; payload: Record<string, unknown> }[] = [];
const last = (name: string) => asked.filter((one) => one.name === name).at(-1)?.payload;
const state = (operation: string, label: string) => ({
  operation,
  label,
  at: "2026-11-20T12:0" + operation.slice(-1) + ":00Z",
  source: "app",
});

beforeEach(() => {
  asked.length = 0;
  clock.today = "2026-11-20";
  setTransport(async (name, given) => {
    const payload = given as Record<string, unknown>;
    asked.push({ name, payload });
    const output: Record<string, unknown> = {
      "meeting.states": {
        states: [state("op3", "Wrote"), state("op2", "Edited"), state("op1", "Logged")],
      },
      "meeting.compare": payload.from === "op3" ? { rows: [], skipped_after: 0 } : DIFF,
      "meeting.restore": { id: "m1" },
    };
    return { output: output[name], operation: "op4", touched: [] };
  });
});

async function open(veiled = false) {
  const onclose = vi.fn();
  const { container } = render(NoteHistory, { id: "m1", veiled, onclose });
  await screen.findByText("Greta");
  return { onclose, root: container };
}

describe("earlier states of notes", () => {
  it("begin with the one before the present, beside what stands there now", async () => {
    const { root } = await open();
    expect(last("meeting.compare")).toMatchObject({ id: "m1", side: "shared", from: "op2" });
    expect(root.querySelector("del")?.textContent).toBe("Greta");
    expect([...root.querySelectorAll("ins")].map((one) => one.textContent)).toEqual([
      "Bao",
      "and more",
    ]);
    expect(root.textContent).toContain("4 lines the same");
    await expectAccessible(root);
  });

  it("are chosen with the arrow keys and brought back", async () => {
    const { onclose } = await open();
    await fireEvent.keyDown(screen.getByRole("listbox"), { key: "ArrowDown" });
    await waitFor(() => expect(last("meeting.compare")).toMatchObject({ from: "op1" }));
    await fireEvent.click(screen.getByRole("button", { name: "Bring back" }));
    await waitFor(() => expect(onclose).toHaveBeenCalled());
    expect(last("meeting.restore")).toEqual({ id: "m1", side: "shared", operation: "op1" });
  });

  it("do not bring back what stands there", async () => {
    await open();
    await fireEvent.click(screen.getByRole("option", { name: /As it is now/ }));
    await screen.findByText("This is what stands there now.");
    await fireEvent.click(screen.getByRole("button", { name: "Bring back" }));
    expect(last("meeting.restore")).toBeUndefined();
  });

  it("of private notes are not offered while private text is hidden", async () => {
    await open(true);
    expect(screen.queryByRole("radio", { name: "Private" })).toBeNull();
  });
});
