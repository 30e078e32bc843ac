import { render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError, sentences, setTransport } from "../src/lib/api";
import { go } from "../src/lib/location.svelte";
import { screens } from "../src/screens";
import Window from "../src/Window.svelte";
import BrokenScreen from "./BrokenScreen.svelte";

describe("the window", () => {
  beforeEach(() => setTransport(() => Promise.reject({ code: "failed", message: "no file" })));

  it("says so when a screen fails, and the frame stays", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    vi.spyOn(screens, "people").mockResolvedValue({ default: BrokenScreen as never });
    render(Window);
    go("people");
    expect(await screen.findByText("This screen could not be shown")).toBeTruthy();
    expect(screen.getByRole("navigation", { name: "Views" })).toBeTruthy();
  });
});

describe("what the core says", () => {
  it("is read as sentences", () => {
    expect(sentences("nothing is open; nothing was changed; press x first")).toBe(
      "Nothing is open. Nothing was changed. Press x first.",
    );
    expect(sentences("Which Ana?")).toBe("Which Ana?");
    expect(new ApiError({ code: "refused", message: "not now" }).message).toBe("Not now.");
  });
});
