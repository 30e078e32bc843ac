import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { setTransport } from "../src/lib/api";
import { setShell } from "../src/lib/desktop";
import { keyboard } from "../src/lib/keyboard.svelte";
import { toasts } from "../src/lib/toasts.svelte";
import { asking } from "../src/screens/summary/asking.svelte";
import { endOf, length } from "../src/screens/summary/form/boxes";
import { save } from "../src/screens/summary/sendOut";
import SummaryScreen from "../src/screens/summary/Summary.svelte";
import { expectAccessible } from "./axe";
import { beginAnew, core, of, route } from "./summaryCore";

beforeEach(beginAnew);

describe("a form", () => {
  it("shows what fits, what is too long and what was left out, and is copied box by box", async () => {
    const written: string[] = [];
    Object.defineProperty(navigator, "clipboard", {
      configurable: true,
      value: { writeText: async (text: string) => void written.push(text) },
    });
    render(SummaryScreen, { props: { route } });
    await screen.findByRole("heading", { name: "Headline" });
    await fireEvent.click(screen.getByRole("button", { name: "More" }));
    await fireEvent.click(screen.getByRole("menuitem", { name: /^Fit into a form/ }));
    const panel = await screen.findByRole("complementary", { name: "Review form" });
    await within(panel).findByText("7 / 5");
    expect(panel.textContent).toContain("2 characters too long");
    expect(panel.querySelector("mark")?.textContent, "no sign is cut").toContain("👩‍👧 x");
    expect(panel.textContent).toContain("1 item left out");
    await expectAccessible(document.body);
    const press = async (key: string) => {
      keyboard.handle(new KeyboardEvent("keydown", { key }));
      await tick();
    };
    await press("b");
    await waitFor(() => expect(written).toEqual(["She 👩‍👧 x"]));
    await within(panel).findByText("1 of 2 copied");
    await press("b");
    await waitFor(() => expect(written).toEqual(["She 👩‍👧 x", "Next"]));
    await waitFor(() => expect(toasts.items.at(-1)?.text).toContain("Copied 2 of 2: Rest"));
    await fireEvent.click(within(panel).getByRole("button", { name: "Trim “Headline”" }));
    await screen.findByRole("textbox", { name: "Text of Headline" });
    await fireEvent.click(within(panel).getByRole("button", { name: "More about forms" }));
    await fireEvent.click(screen.getByRole("menuitem", { name: "Hide the form" }));
    expect(screen.queryByRole("complementary", { name: "Review form" })).toBeNull();
  });

  it("counts as it counts, and ends between signs", () => {
    for (const [text, characters, utf16, bytes] of [
      ["", 0, 0, 0],
      ["é", 1, 1, 2],
      ["👩‍👧", 3, 5, 11],
      ["a\r\nb", 4, 4, 4],
    ] as const) {
      expect(length(text, "characters")).toBe(characters);
      expect(length(text, "utf16")).toBe(utf16);
      expect(length(text, "bytes")).toBe(bytes);
    }
    expect(endOf({ text: "ab👩‍👧c", limit: 4, counts: "utf16" })).toBe(2);
    expect(endOf({ text: "a\r\nb", limit: 2, counts: "characters" })).toBe(1);
    expect(endOf({ text: "abc", limit: 3, counts: "bytes" })).toBe(3);
  });
});

describe("a final text", () => {
  it("says what it freezes before it does, and can be gone on with", async () => {
    HTMLDialogElement.prototype.showModal ??= () => {};
    render(SummaryScreen, { props: { route } });
    await fireEvent.click(await screen.findByRole("button", { name: "Make final…" }));
    await screen.findByText(/This freezes its text, the evidence it cites/);
    expect(of("summary.final")).toHaveLength(0);
    await fireEvent.click(screen.getByRole("button", { name: "Make final" }));
    await screen.findByText("Final, revision 1");
    expect(of("summary.final")[0]?.payload).toMatchObject({ person: "p1", from: "2026-07-01" });
    expect(screen.queryByRole("button", { name: "Edit Headline" }), "it is frozen").toBeNull();
    await fireEvent.click(screen.getByRole("button", { name: "Write the next revision" }));
    await waitFor(() => expect(of("summary.save")).toHaveLength(1));
  });

  it("is the revision that a draft only repeats", async () => {
    core.shown = { ...core.shown, id: "s2", revision: 2 };
    const before = { ...core.shown, id: "s1", revision: 1, final: true };
    setTransport(async (name) => {
      if (name === "summary.final")
        return { output: before, operation: "o4", touched: ["summary"] };
      return core.shown;
    });
    HTMLDialogElement.prototype.showModal ??= () => {};
    location.hash = "";
    const two = { screen: "summary" as const, id: "s2", query: {} };
    render(SummaryScreen, { props: { route: two } });
    await fireEvent.click(await screen.findByRole("button", { name: "Make final…" }));
    await fireEvent.click(screen.getByRole("button", { name: "Make final" }));
    await waitFor(() => expect(toasts.items.at(-1)?.text).toContain("the same as revision 1"));
    await waitFor(() => expect(location.hash).toContain("summary/s1"));
  });

  it("asks before it goes out with what was made private since", async () => {
    let asked = 0;
    setTransport(async (name, payload) => {
      if (name !== "summary.render") return core.shown;
      asked++;
      if (!(payload as { yes?: boolean }).yes)
        throw { code: "refused", message: "no", field: "yes" };
      return {
        file_name: "s.md",
        text: "x",
        html: "",
        base64: null,
        warnings: [],
        lost: [],
        id: null,
      };
    });
    setShell(async () => ({ path: "/x" }));
    await save({ id: "s1", yes: false }, "md");
    expect(asking.open?.say).toContain("private since");
    asking.open?.run();
    await waitFor(() => expect(asked).toBe(2));
    await waitFor(() => expect(toasts.items.at(-1)?.text).toContain("Saved"));
    asking.close();
    setShell();
  });
});

describe("a paper", () => {
  it("is saved byte for byte, and what it cannot show is said", async () => {
    const saved: unknown[] = [];
    setShell(async (command, args) => {
      saved.push({ command, args });
      return { path: "/x" };
    });
    setTransport(async () => ({
      file_name: "s.pdf",
      media_type: "application/pdf",
      text: null,
      base64: "JVBERg==",
      html: "",
      warnings: [],
      lost: ["No font has a sign of the text."],
    }));
    await save({ id: "s1", yes: false }, "pdf");
    expect(saved).toEqual([{ command: "save_bytes", args: { name: "s.pdf", base64: "JVBERg==" } }]);
    expect(toasts.items.map((toast) => toast.text).join(" ")).toMatch(
      /No font has .*Saved\. Private/,
    );
    setShell();
  });
});
