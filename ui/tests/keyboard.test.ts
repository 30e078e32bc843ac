import { render } from "@testing-library/svelte";
import { tick } from "svelte";
import { expect, it } from "vitest";
import { keyboard } from "../src/lib/keyboard.svelte";
import KeysTest from "./KeysTest.svelte";

it("the keys of the next screen stay when the screen before is taken down", async () => {
  const view = render(KeysTest, { screen: "a" });
  expect(keyboard.hints.map(({ label }) => label)).toEqual(["a"]);
  await view.rerender({ screen: "b" });
  await tick();
  expect(keyboard.hints.map(({ label }) => label)).toEqual(["b"]);
  await view.rerender({ screen: "c" });
  await tick();
  expect(keyboard.hints.map(({ label }) => label)).toEqual(["c"]);
});
