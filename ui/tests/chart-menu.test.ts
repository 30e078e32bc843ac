import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { setTransport } from "../src/lib/api";
import { setShell } from "../src/lib/desktop";
import { toasts } from "../src/lib/toasts.svelte";
import ChartMenu from "../src/screens/person/ChartMenu.svelte";
import { pasted } from "../src/screens/person/chartTable";

const asked: { name: string; payload: unknown }[] = [];
const shell: { command: string; args: unknown }[] = [];
const table = { head: ["Competency", "Agreed"], rows: [["A <b>\tc", "3"]] };
let refuse: unknown;

beforeEach(() => {
  asked.length = 0;
  shell.length = 0;
  refuse = undefined;
  setTransport(async (name, payload) => {
    asked.push({ name, payload });
    if (refuse) throw refuse;
    const svg = (payload as { format: string }).format === "svg";
    return {
      file_name: svg ? "c.svg" : "c.png",
      text: svg ? "<svg/>" : null,
      bytes: "AA==",
      table,
    };
  });
  setShell(async (command, args) => {
    shell.push({ command, args });
    return { path: "somewhere" };
  });
});

async function choose(name: RegExp, props: object = {}) {
  render(ChartMenu, { person: "elske", chart: "trend", competency: "testing", ...props });
  await fireEvent.click(screen.getByRole("button", { name: "Save or copy this chart" }));
  await fireEvent.click(await screen.findByRole("menuitem", { name, hidden: true }));
}

describe("the menu of a chart", () => {
  it("saves dots and lines of what may be shown", async () => {
    await choose(/PNG/);
    await waitFor(() =>
      expect(shell).toEqual([{ command: "save_bytes", args: { name: "c.png", base64: "AA==" } }]),
    );
    expect(asked).toEqual([
      {
        name: "snapshot.chart",
        payload: { person: "elske", chart: "trend", format: "png", competency: "testing" },
      },
    ]);
  });

  it("names the area that it is of", async () => {
    await choose(/SVG/, { chart: "area", area: "Quality", competency: "" });
    await waitFor(() =>
      expect(asked[0]?.payload).toEqual({
        person: "elske",
        chart: "area",
        area: "Quality",
        format: "svg",
      }),
    );
  });

  it("saves lines as text", async () => {
    await choose(/SVG/);
    await waitFor(() =>
      expect(shell).toEqual([{ command: "save_text", args: { name: "c.svg", text: "<svg/>" } }]),
    );
  });

  it("copies the table for sheets and documents", async () => {
    const write = vi.fn().mockResolvedValue(undefined);
    vi.stubGlobal("ClipboardItem", undefined);
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: write },
      configurable: true,
    });
    await choose(/Copy/);
    await waitFor(() => expect(write).toHaveBeenCalledWith("Competency\tAgreed\nA <b> c\t3"));
    expect(pasted(table).html).toBe(
      "<table><tr><th>Competency</th><th>Agreed</th></tr><tr><td>A &lt;b&gt;\tc</td><td>3</td></tr></table>",
    );
    vi.unstubAllGlobals();
  });

  it("says why nothing can be drawn", async () => {
    const show = vi.spyOn(toasts, "show");
    refuse = { code: "refused", message: "there is nothing to draw" };
    await choose(/PNG/);
    await waitFor(() =>
      expect(show).toHaveBeenCalledWith(expect.stringMatching(/nothing to draw/), {
        kind: "problem",
      }),
    );
    expect(shell).toEqual([]);
  });
});
