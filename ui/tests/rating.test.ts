import { fireEvent, render, screen } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import RatingScale from "../src/components/RatingScale.svelte";
import { rampStep } from "../src/lib/levels";
import { expectAccessible } from "./axe";

const levels = ["Junior", "Mid", "Senior"].map((name, i) => ({ number: i + 1, name }));

function scale(props: Record<string, unknown> = {}) {
  const onrate = vi.fn();
  render(RatingScale, {
    props: {
      label: "System design",
      levels,
      agreed: null,
      target: 2,
      voices: { self: 2, mentor: 1 },
      onrate,
      ...props,
    },
  });
  return { onrate, cells: screen.getAllByRole("radio") };
}

describe("rating a competency", () => {
  it("has a cell for not yet and one for every level of this scale", async () => {
    const { cells } = scale();
    expect(cells.map((cell) => cell.getAttribute("aria-label"))).toEqual([
      "0, Not yet",
      "1, Junior",
      "2, Mid",
      "3, Senior",
    ]);
    expect(screen.getByRole("radiogroup").getAttribute("aria-label")).toBe(
      "System design: self 2, mentor 1, agreed not assessed, target 2",
    );
    await expectAccessible(document.body);
  });

  it("is set by digits, and a digit beyond the scale does nothing", async () => {
    const { onrate, cells } = scale();
    cells[0]?.focus();
    await fireEvent.keyDown(cells[0] as Element, { key: "3" });
    await fireEvent.keyDown(cells[0] as Element, { key: "0" });
    await fireEvent.keyDown(cells[0] as Element, { key: "7" });
    expect(onrate.mock.calls).toEqual([[3], [0]]);
  });

  it("moves by arrows without setting, and sets by Enter", async () => {
    const { onrate, cells } = scale();
    cells[1]?.focus();
    await fireEvent.keyDown(cells[1] as Element, { key: "ArrowRight" });
    expect(document.activeElement).toBe(cells[2]);
    expect(onrate, "looking is not rating").not.toHaveBeenCalled();
    await fireEvent.keyDown(cells[2] as Element, { key: "Enter" });
    expect(onrate).toHaveBeenCalledWith(2);
  });

  it("goes back to not assessed, and one cell alone takes Tab", async () => {
    const { onrate, cells } = scale({ agreed: 3 });
    expect(cells.map((cell) => cell.tabIndex)).toEqual([-1, -1, -1, 0]);
    cells[3]?.focus();
    await fireEvent.keyDown(cells[3] as Element, { key: "Backspace" });
    expect(onrate).toHaveBeenCalledWith(null);
  });

  it("is frozen in a closed snapshot", async () => {
    const { onrate, cells } = scale({ readonly: true });
    await fireEvent.click(cells[2] as Element);
    cells[2]?.focus();
    await fireEvent.keyDown(cells[2] as Element, { key: "1" });
    expect(onrate).not.toHaveBeenCalled();
  });

  it("spreads the ramp over any scale", () => {
    expect([0, 1, 3, 5].map((level) => rampStep(level, 5))).toEqual([0, 1, 3, 5]);
    expect([0, 1, 8].map((level) => rampStep(level, 8))).toEqual([0, 1, 5]);
  });
});
