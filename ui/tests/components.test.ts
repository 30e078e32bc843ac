import { fireEvent, render, screen } from "@testing-library/svelte";
import { createRawSnippet } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import ActionRow from "../src/components/ActionRow.svelte";
import ChartView from "../src/components/ChartView.svelte";
import Confirm from "../src/components/Confirm.svelte";
import DateField from "../src/components/DateField.svelte";
import Field from "../src/components/Field.svelte";
import Menu from "../src/components/Menu.svelte";
import Prose from "../src/components/Prose.svelte";
import Segmented from "../src/components/Segmented.svelte";
import Select from "../src/components/Select.svelte";
import Shell from "../src/components/Shell.svelte";
import Skeleton from "../src/components/Skeleton.svelte";
import { shell } from "../src/lib/shell.svelte";
import { expectAccessible } from "./axe";

const text = (words: string) => createRawSnippet(() => ({ render: () => `<span>${words}</span>` }));
afterEach(() => void vi.useRealTimers());

describe("controls", () => {
  it("a field says its label, its hint, and an error in place of the hint", async () => {
    const view = render(Field, { label: "Meet every", value: "0", hint: "In weeks" });
    const input = screen.getByLabelText("Meet every");
    const note = () => document.getElementById(input.getAttribute("aria-describedby") ?? "");
    expect(note()?.textContent).toBe("In weeks");
    await view.rerender({ error: "Choose 1 week or more." });
    expect(note()?.textContent?.trim()).toBe("Choose 1 week or more.");
    expect((input as HTMLInputElement).value, "the text stays").toBe("0");
    await expectAccessible(view.container);
  });

  it("a select opens by arrow, finds by typing and gives back the focus", async () => {
    const onchange = vi.fn();
    const options = ["On track", "At risk", "Paused"].map((words) => ({
      value: words,
      text: words,
    }));
    const view = render(Select, { label: "State", value: "On track", options, onchange });
    const button = screen.getByRole("combobox");
    await fireEvent.keyDown(button, { key: "ArrowDown" });
    const list = screen.getByRole("listbox");
    await expectAccessible(view.container);
    for (const key of ["r", "i", "s"]) await fireEvent.keyDown(list, { key });
    expect(screen.getAllByRole("option").map((o) => o.textContent?.trim())).toEqual(["At risk"]);
    await fireEvent.keyDown(list, { key: "Enter" });
    expect(onchange).toHaveBeenCalledWith("At risk");
    expect(document.activeElement).toBe(button);
  });

  it("a menu opens by key, moves, runs, and closes by Esc", async () => {
    const run = vi.fn();
    const items = ["Edit", "Move", "Delete"].map((words) => ({
      text: words,
      run: () => run(words),
    }));
    const view = render(Menu, { label: "More", icon: "more", items });
    const button = screen.getByRole("button", { name: "More" });
    await fireEvent.keyDown(button, { key: "ArrowDown" });
    await vi.waitFor(() => expect(document.activeElement?.textContent).toContain("Edit"));
    await expectAccessible(view.container);
    const menu = screen.getByRole("menu");
    await fireEvent.keyDown(menu, { key: "ArrowUp" });
    expect(document.activeElement?.textContent).toContain("Delete");
    await fireEvent.click(document.activeElement as Element);
    expect(run).toHaveBeenCalledWith("Delete");
    expect(document.activeElement).toBe(button);
  });

  it("a segmented control is one tab stop and changes by arrows", async () => {
    const onchange = vi.fn();
    const options = ["H1", "H2"].map((words) => ({ value: words, text: words }));
    const view = render(Segmented, { label: "Period", value: "H1", options, onchange });
    await expectAccessible(view.container);
    await fireEvent.keyDown(screen.getByRole("radiogroup"), { key: "ArrowRight" });
    expect(onchange).toHaveBeenCalledWith("H2");
    expect(screen.getAllByRole("radio").map((radio) => radio.tabIndex)).toEqual([-1, 0]);
  });

  it("a date is asked of the core; what is no date stays as typed and says so", async () => {
    const onchange = vi.fn();
    const resolve = vi.fn(async (words: string) => {
      if (words === "in 3 weeks") return "2025-12-11";
      throw new Error("“soon” is not a date.");
    });
    render(DateField, { label: "Due", value: "", resolve, onchange });
    const input = screen.getByLabelText("Due") as HTMLInputElement;
    await fireEvent.input(input, { target: { value: "soon" } });
    await fireEvent.blur(input);
    expect(await screen.findByText("“soon” is not a date.")).toBeTruthy();
    expect(input.value).toBe("soon");
    await fireEvent.input(input, { target: { value: "in 3 weeks" } });
    await fireEvent.blur(input);
    await vi.waitFor(() => expect(onchange).toHaveBeenCalledWith("2025-12-11"));
  });

  it("an action is ticked by its box", async () => {
    const ontoggle = vi.fn();
    render(ActionRow, { text: "Send the talk", done: false, ontoggle });
    await fireEvent.click(screen.getByRole("checkbox", { name: "Send the talk" }));
    expect(ontoggle).toHaveBeenCalledWith(true);
  });

  it("a question about loss puts the focus on the safe answer", async () => {
    const onact = vi.fn();
    const onclose = vi.fn();
    render(Confirm, {
      title: "Delete this note?",
      say: "You can undo this.",
      act: "Delete note",
      onact,
      onclose,
    });
    const safe = screen.getByRole("button", { name: "Keep it" });
    expect(document.activeElement).toBe(safe);
    await expectAccessible(screen.getByRole("dialog"));
    await fireEvent.click(safe);
    expect(onact).not.toHaveBeenCalled();
    expect(onclose).toHaveBeenCalledOnce();
  });

  it("a placeholder waits 200 ms", async () => {
    vi.useFakeTimers();
    render(Skeleton);
    await vi.advanceTimersByTimeAsync(199);
    expect(screen.queryByRole("status")).toBeNull();
    await vi.advanceTimersByTimeAsync(2);
    expect(screen.queryByRole("status")).not.toBeNull();
  });

  it("a chart has words, a table, and no scripts", async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script>x()</script><circle r="1"/></svg>`;
    const table = { head: ["When", "At Senior"], rows: [["Jun", "3"]] };
    const view = render(ChartView, { alt: "3 of 9 in June", svg, table });
    const drawn = screen.getByRole("img", { name: "3 of 9 in June" }).firstElementChild;
    expect(drawn?.querySelector("circle")).not.toBeNull();
    expect(drawn?.outerHTML).not.toMatch(/script|onload/);
    await fireEvent.click(screen.getByRole("button", { name: "Show as table" }));
    expect(screen.getByRole("cell", { name: "3" })).toBeTruthy();
    await expectAccessible(view.container);
  });
});

describe("notes to read", () => {
  it("keep their words and links, lose what could run, and open links outside the window", async () => {
    const onlink = vi.fn();
    const html = `<p style="color:red" onclick="x()">Read <a href="https://example.org">this</a><script>x()</script></p><a href="javascript:x()">no</a>`;
    const view = render(Prose, { html, onlink });
    expect(view.container.innerHTML).not.toMatch(/script|onclick|style=/);
    await fireEvent.click(screen.getByRole("link", { name: "this" }));
    expect(onlink).toHaveBeenCalledWith("https://example.org");
  });
});

describe("the frame", () => {
  it("has landmarks, names its people and opens the palette and the keys", async () => {
    shell.people = [{ id: "p1", name: "Elske Vandenberg", contact: "3 wk", late: true }];
    const view = render(Shell, { children: text("Here") });
    expect(screen.getByRole("link", { name: "Elske Vandenberg, 3 wk" })).toBeTruthy();
    expect(screen.getByRole("main").textContent).toContain("Here");
    await expectAccessible(view.container);
    await fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
    expect(await screen.findByRole("dialog", { name: "Find or do" })).toBeTruthy();
    shell.paletteOpen = false;
    await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await fireEvent.keyDown(document.body, { key: "?", shiftKey: true });
    expect(await screen.findByRole("dialog", { name: "All keys" })).toBeTruthy();
    shell.keysOpen = false;
  });
});
