import { fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import ToastHost from "../src/components/ToastHost.svelte";
import { setTransport } from "../src/lib/api";
import { toasts } from "../src/lib/toasts.svelte";
import { change } from "../src/lib/undo";
import { expectAccessible } from "./axe";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("toasts", () => {
  it("stay eight seconds", () => {
    toasts.show("Goal added");
    vi.advanceTimersByTime(7999);
    expect(toasts.items).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(toasts.items).toHaveLength(0);
  });

  it("wait while one looks at them or holds the focus", async () => {
    render(ToastHost);
    toasts.show("Goal added");
    const region = screen.getByRole("region", { name: "Messages" });
    await fireEvent.pointerEnter(region);
    vi.advanceTimersByTime(60_000);
    expect(toasts.items).toHaveLength(1);
    await fireEvent.pointerLeave(region);
    vi.advanceTimersByTime(8000);
    expect(toasts.items).toHaveLength(0);
  });

  it("never pile up", () => {
    for (const n of [1, 2, 3, 4, 5]) toasts.show(`Note ${n}`);
    expect(toasts.items.map(({ text }) => text)).toEqual(["Note 3", "Note 4", "Note 5"]);
  });

  it("offer to undo exactly what was done", async () => {
    render(ToastHost);
    const asked: unknown[] = [];
    setTransport(async (name, payload) => {
      asked.push([name, payload]);
      return name === "person.add"
        ? { output: { id: "p1" }, operation: "op-1", touched: ["person"] }
        : { output: { label: "Undid: added Ana" }, operation: "op-2", touched: ["person"] };
    });
    await change("person.add", { name: "Ana" } as never, "Ana added");
    vi.useRealTimers();
    const button = await screen.findByRole("button", { name: /Undo/ });
    await expectAccessible(document.body);
    await fireEvent.click(button);
    await vi.waitFor(() => expect(asked.at(-1)).toEqual(["history.undo", { operation: "op-1" }]));
    expect(await screen.findByText("Undid: added Ana")).toBeTruthy();
  });

  it("say why something was refused", async () => {
    setTransport(() => Promise.reject({ code: "refused", message: "The file is read only." }));
    expect(await change("person.add", { name: "Ana" } as never, "Ana added")).toBeUndefined();
    expect(toasts.items[0]).toMatchObject({ text: "The file is read only.", kind: "problem" });
  });
});
