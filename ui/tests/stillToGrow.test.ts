import { render, screen } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";
import type { SnapshotGapItem } from "../src/generated/SnapshotGapItem";
import { setTransport } from "../src/lib/api";
import StillToGrow from "../src/screens/person/StillToGrow.svelte";

const gap = {
  competency: "code-review",
  name: "Code review",
  area: "Craft",
  rating: "Junior",
  rating_number: 1,
  target: "Senior",
  target_number: 3,
  missing: 2,
} as unknown as SnapshotGapItem;

it("shows what was written about a competency as it was written", async () => {
  setTransport(async (name) => {
    expect(name).toBe("markdown.show");
    return {
      output: { html: ["<p>Kind, <strong>late</strong></p>"] },
      operation: null,
      touched: [],
    };
  });
  render(StillToGrow, {
    gaps: [{ ...gap, comment: "Kind, **late**" }],
    level: "Senior",
    person: "ana",
  });
  const strong = await screen.findByText("late");
  expect(strong.tagName).toBe("STRONG");
  expect(screen.queryByText("Craft")).toBeNull();
  await vi.waitFor(() => expect(document.body.textContent).not.toContain("**"));
});

it("names the area where nothing was written", () => {
  render(StillToGrow, { gaps: [{ ...gap, comment: "" }], level: "Senior", person: "ana" });
  expect(screen.getByText("Craft")).toBeTruthy();
});
