import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { autosave, saveAll } from "../src/lib/autosave";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("saving while one types", () => {
  it("saves within a second of steady typing and keeps the last text", async () => {
    const save = vi.fn((_: string) => Promise.resolve());
    const keeper = autosave(save);
    for (let i = 1; i <= 20; i++) {
      keeper.push("x".repeat(i));
      await vi.advanceTimersByTimeAsync(100);
    }
    const first = save.mock.calls[0]?.[0] ?? "";
    expect(first.length, "the first save came within a second").toBeLessThanOrEqual(10);
    await vi.advanceTimersByTimeAsync(1000);
    expect(save.mock.calls.at(-1)).toEqual(["x".repeat(20)]);
    expect(keeper.pending).toBe(false);
  });

  it("saves one at a time, in order", async () => {
    const ends: (() => void)[] = [];
    const save = vi.fn((_: string) => new Promise<void>((resolve) => ends.push(resolve)));
    const keeper = autosave(save);
    keeper.push("a");
    await vi.advanceTimersByTimeAsync(400);
    keeper.push("b");
    keeper.push("c");
    await vi.advanceTimersByTimeAsync(2000);
    expect(save.mock.calls, "the second waits for the first").toEqual([["a"]]);
    ends[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(save.mock.calls).toEqual([["a"], ["c"]]);
    ends[1]?.();
    await keeper.flush();
  });

  it("keeps the text when a save fails and tries again by itself", async () => {
    const save = vi.fn((_: string) => Promise.resolve());
    save.mockRejectedValueOnce(new Error("disk full"));
    const states: string[] = [];
    const keeper = autosave(save, { onstate: (state) => states.push(state) });
    keeper.push("precious");
    await keeper.flush();
    expect(keeper.pending).toBe(true);
    await vi.advanceTimersByTimeAsync(3000);
    expect(save).toHaveBeenLastCalledWith("precious");
    expect(states.at(-1)).toBe("saved");
  });

  it("saves all that waits before the window closes", async () => {
    const saved: string[] = [];
    const save = (text: string) => Promise.resolve(void saved.push(text));
    autosave(save).push("the note");
    autosave(save).push("the private note");
    await saveAll();
    expect(saved).toEqual(["the note", "the private note"]);
    await saveAll();
    expect(saved, "what is saved is not saved again").toHaveLength(2);
  });
});
