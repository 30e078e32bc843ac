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

  it("show one thing that was done, the newest", () => {
    for (const n of [1, 2, 3]) toasts.show(`Note ${n}`);
    expect(toasts.items.map(({ text }) => text)).toEqual(["Note 3"]);
  });

  it("keep a problem until it is closed, and say the same one once", async () => {
    render(ToastHost);
    toasts.show("The disk is full.", { kind: "problem" });
    toasts.show("Goal added");
    toasts.show("The disk is full.", { kind: "problem" });
    vi.advanceTimersByTime(60_000);
    expect(toasts.items.map(({ text }) => text)).toEqual(["The disk is full."]);
    for (const n of [1, 2, 3, 4]) toasts.show(`Trouble ${n}`, { kind: "problem" });
    expect(toasts.items).toHaveLength(3);
    while (toasts.dismissLast());
    toasts.show("The disk is full.", { kind: "problem" });
    vi.useRealTimers();
    await fireEvent.keyDown(await screen.findByRole("button", { name: "Close message" }), {
      key: "Escape",
    });
    expect(toasts.items).toHaveLength(0);
  });

  it("promise no key where it would take back typing", async () => {
    vi.useRealTimers();
    render(ToastHost);
    toasts.show("Action done", { action: { label: "Undo", keys: "Mod+Z", run: () => {} } });
    expect((await screen.findByRole("button", { name: /Undo/ })).textContent).toContain("Ctrl");
    const field = document.body.appendChild(document.createElement("textarea"));
    field.focus();
    await vi.waitFor(() =>
      expect(screen.getByRole("button", { name: /Undo/ }).textContent).not.toContain("Ctrl"),
    );
    field.remove();
    toasts.dismissLast();
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
