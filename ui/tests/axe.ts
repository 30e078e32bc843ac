import axe from "axe-core";
import { expect } from "vitest";

/** Fails with the rules that a piece of the page breaks. Colour is checked by the design tokens. */
export async function expectAccessible(root: Element): Promise<void> {
  const { violations } = await axe.run(root, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`),
    "people who use a screen reader or the keyboard can use this too",
  ).toEqual([]);
}
