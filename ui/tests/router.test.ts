import { describe, expect, it } from "vitest";
import { href, parse } from "../src/lib/router";

describe("addresses", () => {
  it("opens Today without an address", () => {
    expect(parse("").screen).toBe("today");
    expect(parse("#/").screen).toBe("today");
  });

  it("reads a person's tab", () => {
    expect(parse("#/person/0199-abc/goals")).toEqual({
      screen: "person",
      id: "0199-abc",
      tab: "goals",
      query: {},
    });
  });

  it("carries a search with any signs", () => {
    const there = href("search", undefined, undefined, { q: "kind:win #röst & co / 50 %" });
    expect(parse(there).query).toEqual({ q: "kind:win #röst & co / 50 %" });
  });

  it("round-trips ids with signs of their own", () => {
    const route = parse(href("person", "a/b ü%", "notes"));
    expect([route.id, route.tab]).toEqual(["a/b ü%", "notes"]);
  });

  it("knows what it does not know, and survives a stray percent sign", () => {
    expect(parse("#/secrets").screen).toBe("unknown");
    expect(parse("#/person/50%").id).toBe("50%");
  });
});
