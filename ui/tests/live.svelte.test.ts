import { flushSync } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiError, call, publishTouched, setTransport } from "../src/lib/api";
import { live, type Live } from "../src/lib/live.svelte";

let stop: (() => void) | undefined;
afterEach(() => stop?.());

function start<T>(read: () => Promise<T>, concepts: string[] | "all"): Live<T> {
  let answer: Live<T> | undefined;
  stop = $effect.root(() => {
    answer = live(read, concepts);
  });
  flushSync();
  return answer as Live<T>;
}
const settle = () => new Promise((resolve) => setTimeout(resolve));

describe("a read that stays fresh", () => {
  it("reads at once and again when what it shows is touched", async () => {
    const read = vi.fn(async () => read.mock.calls.length);
    const goals = start(read, ["goal"]);
    expect(goals.loading).toBe(true);
    await settle();
    expect([goals.data, goals.loading]).toEqual([1, false]);
    publishTouched(["person"]);
    await settle();
    expect(goals.data, "people do not matter here").toBe(1);
    publishTouched(["action", "goal"]);
    expect(goals.data, "the old data stays while the new is on its way").toBe(1);
    await settle();
    expect(goals.data).toBe(2);
  });

  it("does not let a slow old answer win", async () => {
    const answers: ((value: string) => void)[] = [];
    const shown = start(() => new Promise<string>((resolve) => answers.push(resolve)), "all");
    publishTouched(["goal"]);
    answers[1]?.("new");
    answers[0]?.("old");
    await settle();
    expect(shown.data).toBe("new");
  });

  it("keeps the data when a later read fails, and says why", async () => {
    let broken = false;
    const shown = start(async () => {
      if (broken) throw new ApiError({ code: "file-gone", message: "The file is not there." });
      return "kept";
    }, ["goal"]);
    await settle();
    broken = true;
    publishTouched(["goal"]);
    await settle();
    expect([shown.data, shown.error?.message]).toEqual(["kept", "The file is not there."]);
  });

  it("reads again when what it depends on changes", async () => {
    let person = $state("ana");
    const read = vi.fn((id: string) => Promise.resolve(id));
    const shown = start(() => read(person), []);
    await settle();
    person = "bo";
    flushSync();
    await settle();
    expect(shown.data).toBe("bo");
  });

  it("is quiet after its screen is gone", async () => {
    const read = vi.fn(() => Promise.resolve(1));
    start(read, "all");
    stop?.();
    publishTouched(["goal"]);
    expect(read).toHaveBeenCalledOnce();
  });
});

describe("calls", () => {
  it("unwraps a write and publishes what it touched", async () => {
    setTransport(async () => ({ output: { id: "p1" }, operation: "o1", touched: ["person"] }));
    const shown = start(() => Promise.resolve({}), ["person"]);
    await settle();
    const before = shown.data;
    expect(await call("person.add", { name: "Ana" } as never)).toEqual({ id: "p1" });
    await settle();
    expect(shown.data, "the screen read again").not.toBe(before);
  });

  it("passes a read through and turns a refusal into an ApiError", async () => {
    setTransport(async () => ({ people: [] }));
    expect(await call("person.list", {} as never)).toEqual({ people: [] });
    setTransport(() =>
      Promise.reject({
        code: "ambiguous",
        message: "Which Ana?",
        field: "person",
        candidates: [1],
      }),
    );
    const error = await call("person.list", {} as never).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: "ambiguous", field: "person", candidates: [1] });
  });
});
