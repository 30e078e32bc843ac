import { describe, expect, it } from "vitest";
import { cite } from "../src/screens/summary/citing";
import { markWords } from "../src/screens/summary/honest";
import { choiceOf, periodName, periods, quarters, sinceLast } from "../src/screens/summary/periods";
import { ALWAYS } from "./summaryCore";

describe("the rules of a summary", () => {
  it("knows quarters and what came since the last summary", () => {
    expect(quarters("2026-11-20").map(({ text, from, to }) => [text, from, to])).toEqual([
      ["Q4 2026", "2026-10-01", "2026-12-31"],
      ["Q3 2026", "2026-07-01", "2026-09-30"],
    ]);
    const kept = (to: string) => ({ to, final: false });
    expect(quarters("2026-02-01").map(({ text }) => text)).toEqual(["Q1 2026", "Q4 2025"]);
    expect(sinceLast([kept("2026-06-30"), kept("2026-12-31")], "2026-11-20")?.from).toBe(
      "2026-07-01",
    );
    const both = [kept("2026-06-30"), { to: "2026-03-31", final: true }];
    expect(sinceLast(both, "2026-11-20")?.from, "a final one counts").toBe("2026-04-01");
    expect(sinceLast([], "2026-11-20")).toBeUndefined();
  });

  it("finds words in the text and not in code, quotations and parts of words", () => {
    const host = document.createElement("div");
    host.innerHTML =
      "<p>Neverending <code>never</code> and <b>never</b>.</p><ul><li>very <i>ve</i>ry</li></ul><p>never</p>";
    const word = (text: string) => ({ ...ALWAYS, text, word: text });
    const blocks = markWords(host, [word("never"), word("absent"), word("very"), word("never")]);
    expect([...host.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual([
      "never",
      "very",
      "never",
    ]);
    expect([...blocks].map(([block, found]) => [block.localName, found.length])).toEqual([
      ["p", 2],
      ["li", 1],
    ]);
  });
});

describe("the text of a section", () => {
  it("takes a citation at the caret, else at the end", () => {
    expect(cite("She leads.\n", 4).text).toBe("She leads. [4]\n");
    expect(cite("She leads.", 4, 3)).toEqual({ text: "She [4] leads.", caret: 7 });
  });
});

describe("periods", () => {
  it("are this half, the one before and twelve months", () => {
    expect(periods("2026-02-01").map((one) => one.text)).toEqual([
      "H2 2025",
      "H1 2026",
      "Last 12 months",
    ]);
    expect(choiceOf("2025-07-01", "2025-12-31", "2026-02-01")).toBe("previous");
    expect(choiceOf("2025-08-01", "2025-12-31", "2026-02-01")).toBe("custom");
    expect(periodName("2026-01-01", "2026-12-31")).toBe("2026");
    expect(periodName("2026-05-22", "2026-11-04")).toBe("22 May to 4 November 2026");
    expect(choiceOf("2026-01-01", "2026-02-01", "2026-02-01"), "as far as it has come").toBe(
      "this",
    );
  });
});
