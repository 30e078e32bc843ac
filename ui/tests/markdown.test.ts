import { render, screen, waitFor } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import Markdown from "../src/components/Markdown.svelte";
import { setTransport } from "../src/lib/api";
import { drawMarkdown } from "../src/lib/markdown";

let asked: string[][] = [];
let works = true;

beforeEach(() => {
  asked = [];
  works = true;
  setTransport(async (_, payload) => {
    const { texts } = payload as { texts: string[] };
    asked.push(texts);
    if (!works) throw { code: "failed", message: "no" };
    return { html: texts.map((text) => `<p onclick="x()"><strong>${text}</strong></p>`) };
  });
});

describe("notes in the window", () => {
  it("are drawn all in one call, each for itself", async () => {
    const drawn = await Promise.all([drawMarkdown("a"), drawMarkdown("b")]);
    expect(drawn.map((html) => html?.includes("<strong>"))).toEqual([true, true]);
    expect(drawn[1]).toContain(">b<");
    expect(asked).toEqual([["a", "b"]]);
    await drawMarkdown("c");
    expect(asked, "a later one by itself").toHaveLength(2);
  });

  it("show the text until it is drawn, then follow it", async () => {
    const { rerender, container } = render(Markdown, { text: "One" });
    expect(container.textContent).toContain("One");
    await waitFor(() => expect(screen.getByText("One").tagName).toBe("STRONG"));
    expect(container.innerHTML, "nothing that runs gets in").not.toContain("onclick");
    await rerender({ text: "Two" });
    expect(screen.queryByText("One"), "never the old text for the new").toBeNull();
    await waitFor(() => expect(screen.getByText("Two").tagName).toBe("STRONG"));
  });

  it("stay readable where they cannot be drawn", async () => {
    works = false;
    render(Markdown, { text: "**Plain**" });
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(screen.getByText("**Plain**")).toBeTruthy();
  });
});
