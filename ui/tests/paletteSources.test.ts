import { describe, expect, it } from "vitest";
import type { Hit } from "../src/generated/Hit";
import type { Person } from "../src/generated/Person";
import { clock } from "../src/lib/clock.svelte";
import { score } from "../src/lib/palette";
import { doingWith, doingWithAll, found, names } from "../src/lib/paletteSources";
import { shell } from "../src/lib/shell.svelte";

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

  it("says of the first row what Enter opens", () => {
    clock.today = "2026-11-20";
    shell.people = [{ id: "p1", name: rafael.name, next: "2026-11-20T14:00" }];
    expect(doingWith(rafael)[0]).toMatchObject({ end: "Today 14:00" });
    shell.people = [{ id: "p1", name: rafael.name, next: "2026-11-24" }];
    expect(doingWith(rafael)[0]).toMatchObject({ end: "Not planned, begins now" });
  });

  it("asks for a note with its person and kind set, wherever one is", () => {
    const best = (query: string) =>
      doingWith(rafael)
        .filter((item) => score(item, query) > 0)
        .map((item) => item.run);
    for (const [query, kind] of [
      ["note rafael", "observation"],
      ["win rafa", "win"],
      ["feedback rafa", "feedback-given"],
    ] as const) {
      shell.asked = undefined;
      best(query)[0]?.();
      expect(shell.asked).toMatchObject({ what: "note", kind, person: { id: "p1" } });
    }
    shell.asked = undefined;
  });

  it("offers each of several people what is usual first", () => {
    const rafaela = { id: "p2", name: "Rafaela Sol", aliases: [] } as unknown as Person;
    const texts = doingWithAll([rafael, rafaela]).map(({ text }) => text);
    expect(texts.slice(0, 2)).toEqual([
      "Start one-on-one with Rafael Quintão",
      "Start one-on-one with Rafaela Sol",
    ]);
  });

  it("never previews private text", () => {
    const hit = { kind: "note", id: "n1", title: "She looks tired", visibility: "private" };
    const item = found(hit as unknown as Hit);
    expect(item.hidden).toBe(true);
    expect(item.text).toBe("");
  });
});
