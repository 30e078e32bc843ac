import { describe, expect, it } from "vitest";
import type { Hit } from "../src/generated/Hit";
import type { Person } from "../src/generated/Person";
import { doingWith, found, names } from "../src/lib/paletteSources";

const rafael = { id: "p1", name: "Rafael Quintão", aliases: ["Rafa"] } as unknown as Person;

describe("the palette", () => {
  it("offers what to do with a person whose name begins so", () => {
    expect(names("win quintao", rafael)).toBe(true);
    expect(names("rafa", rafael)).toBe(true);
    expect(names("ledger", rafael)).toBe(false);
    expect(doingWith(rafael).map((item) => item.text)).toContain(
      "Start one-on-one with Rafael Quintão",
    );
  });

  it("never previews private text", () => {
    const hit = { kind: "note", id: "n1", title: "She looks tired", visibility: "private" };
    const item = found(hit as unknown as Hit);
    expect(item.hidden).toBe(true);
    expect(item.text).toBe("");
  });
});
