import { fireEvent, render, screen } from "@testing-library/svelte";
import { flushSync } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { marked, readQuery, score } from "../src/lib/palette";
import { expectAccessible } from "./axe";
import PaletteTest from "./PaletteTest.svelte";

describe("finding", () => {
  it("narrows by a sign", () => {
    expect(readQuery("@elsk")).toEqual({ scope: "people", query: "elsk" });
    expect(readQuery(" note ")).toEqual({ scope: "all", query: "note" });
  });

  it("finds names without their accents and marks what fits", () => {
    expect(score({ text: "Rafael Quintão" }, "quintao")).toBeGreaterThan(0);
    expect(score({ text: "Rafael Quintão" }, "quintao x")).toBe(0);
    expect(marked("Start with Elske", "elsk")).toEqual([
      { text: "Start with ", hit: false },
      { text: "Elsk", hit: true },
      { text: "e", hit: false },
    ]);
  });
});

describe("the palette", () => {
  it("runs the first hit by Enter and moves by arrows", async () => {
    const ran: string[] = [];
    const onclose = vi.fn();
    render(PaletteTest, { ran: (id: string) => ran.push(id), onclose });
    const input = screen.getByRole("combobox");
    await screen.findByText("New note about Elske");
    await expectAccessible(screen.getByRole("dialog"));
    await fireEvent.keyDown(input, { key: "ArrowDown" });
    await fireEvent.keyDown(input, { key: "Enter" });
    await vi.waitFor(() => expect(ran).toEqual(["note"]));
    expect(onclose).toHaveBeenCalled();
  });

  it("shows at most five in a group, and never the text of a private note", async () => {
    render(PaletteTest, { ran: () => {}, onclose: () => {} });
    await screen.findByText("Private note, text hidden until you open it");
    flushSync();
    expect(document.body.textContent).not.toContain("tired");
    const people = screen.getByRole("group", { name: "Go to" });
    expect(people.querySelectorAll("[role='option']")).toHaveLength(5);
  });
});
