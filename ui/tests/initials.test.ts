import { describe, expect, it } from "vitest";
import { hue, initials } from "../src/lib/initials";

describe("avatars", () => {
  it.each([
    ["Elske Vandenberg", "EV"],
    ["Ana María de la Cruz", "AC"],
    ["Rafael Quintão", "RQ"],
    ["Åsa", "Å"],
    ["Anne-Marie", "AM"],
    ["Дмитрий Иванов", "ДИ"],
    ["محمد علي", "مع"],
    ["山田太郎", "山田"],
    ["김 민준", "김민"],
    ["é́lodie Brun", "É́B"],
    ["  ", "?"],
    ["👩🏽‍💻", "?"],
    ["J.", "J"],
  ])("%s is %s", (name, letters) => {
    expect(initials(name)).toBe(letters);
  });

  it("keeps one hue per person and never the plum of private text", () => {
    const ids = Array.from({ length: 200 }, (_, i) => `0199-${i}`);
    for (const id of ids) {
      expect(hue(id)).toBe(hue(id));
      expect(Math.abs(hue(id) - 312), "private owns this hue").toBeGreaterThan(30);
    }
    expect(new Set(ids.map(hue)).size, "people differ").toBeGreaterThan(6);
  });
});
