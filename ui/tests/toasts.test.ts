import { fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import ToastHost from "../src/components/ToastHost.svelte";
import { setTransport } from "../src/lib/api";
import { modals } from "../src/lib/modals.svelte";
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

  it("come into the dialog that has the window, and leave the focus where it is", async () => {
    vi.useRealTimers();
    render(ToastHost);
    const region = screen.getByRole("region", { name: "Messages" });
    const home = region.parentElement;
    const opener = document.body.appendChild(document.createElement("button"));
    opener.focus();
    const dialogs = ["one", "two"].map((text) => {
      const dialog = document.body.appendChild(document.createElement("dialog"));
      dialog.append(Object.assign(document.createElement("input"), { value: text }));
      return dialog;
    });
    const close = modals.show(dialogs[0]!);
    dialogs[0]!.querySelector("input")!.focus();
    await vi.waitFor(() => expect(region.parentElement).toBe(dialogs[0]));
    toasts.show("The name is taken.", { kind: "problem" });
    expect(await screen.findByText("The name is taken.")).toBeTruthy();
    expect(document.activeElement, "typing goes on").toBe(dialogs[0]!.querySelector("input"));
    const closeSecond = modals.show(dialogs[1]!);
    await vi.waitFor(() => expect(region.parentElement, "the topmost").toBe(dialogs[1]));
    closeSecond();
    dialogs[1]!.remove();
    await vi.waitFor(() => expect(region.parentElement).toBe(dialogs[0]));
    close();
    dialogs[0]!.remove();
    await vi.waitFor(() => expect(region.parentElement, "and back home").toBe(home));
    expect(document.activeElement).toBe(opener);
    await fireEvent.click(screen.getByRole("button", { name: "Close message" }));
    expect(toasts.items).toHaveLength(0);
    opener.remove();
  });

  it("say why something was refused", async () => {
    setTransport(() => Promise.reject({ code: "refused", message: "The file is read only." }));
    expect(await change("person.add", { name: "Ana" } as never, "Ana added")).toBeUndefined();
    expect(toasts.items[0]).toMatchObject({ text: "The file is read only.", kind: "problem" });
  });
});
