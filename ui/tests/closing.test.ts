// The window goes only when what was typed is saved, or when it was told twice.
import { beforeEach, expect, it, vi } from "vitest";
import { beforeClosing, setShell } from "../src/lib/desktop";

let heard: ((event: { payload: string }) => void) | undefined;
vi.mock("@tauri-apps/api/event", () => ({
  listen: async (_: string, handler: typeof heard) => {
    heard = handler;
    return () => {};
  },
}));
const asked: string[] = [];

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("__TAURI_INTERNALS__", { metadata: { currentWindow: { label: "main" } } });
  setShell(async (command) => {
    asked.push(command);
    return null;
  });
  return () => {
    vi.unstubAllGlobals();
    setShell();
  };
});

const close = async (label = "main") => {
  const before = asked.length;
  heard?.({ payload: label });
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(before), { timeout: 500 });
};

it("goes at once when everything is saved", async () => {
  await beforeClosing(async () => true, vi.fn());
  await close();
  expect(asked).toEqual(["close_now"]);
});

it("stays once and says why when something could not be saved, then goes", async () => {
  const told = vi.fn();
  await beforeClosing(async () => false, told);
  await close();
  await close();
  expect(asked).toEqual(["stay_open", "close_now"]);
  expect(told).toHaveBeenCalledOnce();
});

it("takes a save that broke for one that failed", async () => {
  await beforeClosing(() => Promise.reject(new Error("gone")), vi.fn());
  await close();
  expect(asked).toEqual(["stay_open"]);
});

it("does not hear of other windows", async () => {
  const save = vi.fn(async () => true);
  await beforeClosing(save, vi.fn());
  heard?.({ payload: "capture" });
  await Promise.resolve();
  expect(save).not.toHaveBeenCalled();
});
