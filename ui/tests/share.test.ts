import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import ToastHost from "../src/components/ToastHost.svelte";
import { setTransport } from "../src/lib/api";
import { clock } from "../src/lib/clock.svelte";
import { copyBoth } from "../src/lib/clipboard";
import { setShell } from "../src/lib/desktop";
import CalendarDialog from "../src/screens/share/CalendarDialog.svelte";
import { copyShared } from "../src/screens/share/share";
import ShareDialog from "../src/screens/share/ShareDialog.svelte";
import { expectAccessible } from "./axe";

const asked: { name: string; payload: Record<string, unknown> }[] = [];
const saved: { name: string; text: string }[] = [];
const of = (name: string) => asked.filter((one) => one.name === name);
let empty = false;

beforeEach(() => {
  clock.today = "2026-11-20";
  localStorage.clear();
  asked.length = saved.length = 0;
  empty = false;
  setTransport((name, payload) => {
    const input = payload as Record<string, unknown>;
    asked.push({ name, payload: input });
    if (name === "export.ics") {
      return Promise.resolve({ file_name: "one-on-ones.ics", text: "BEGIN:VCALENDAR", events: 3 });
    }
    return Promise.resolve({
      file_name: `notes.${String(input.format)}`,
      media_type: "text/plain",
      text: `# Notes as ${String(input.format)}`,
      html: empty ? "" : "<h1>Notes</h1><p>☐ Ana ask a colleague</p>",
      meetings: empty ? 0 : 1,
      names_found: empty ? [] : ["Bo", "Greta"],
      names_kept: input.names === "keep" ? ["Bo", "Greta"] : ((input.keep ?? []) as string[]),
      warnings: [],
    });
  });
  setShell((command, args) => {
    if (command === "save_text") saved.push(args as { name: string; text: string });
    return Promise.resolve({ path: "/x" });
  });
});
afterEach(() => vi.unstubAllGlobals());

/** A clipboard that keeps what it is given, by kind. */
function clipboard(takesItems = true): Record<string, string> {
  const kept: Record<string, string> = {};
  class Item {
    constructor(readonly parts: Record<string, Promise<Blob>>) {}
  }
  vi.stubGlobal("ClipboardItem", Item);
  vi.stubGlobal("navigator", {
    clipboard: {
      write: async ([item]: Item[]) => {
        if (!takesItems) throw new Error("not here");
        for (const [kind, part] of Object.entries(item?.parts ?? {})) {
          kept[kind] = await (await part).text();
        }
      },
      writeText: (text: string) => {
        kept["text/plain"] = text;
        return Promise.resolve();
      },
    },
  });
  return kept;
}

describe("shared notes", () => {
  it("are copied rich and plain at once, after what is typed is stored", async () => {
    const kept = clipboard();
    const order: string[] = [];
    await copyShared({ meeting: "m1" }, () => {
      order.push("stored");
      return Promise.resolve();
    });
    expect(order).toEqual(["stored"]);
    expect(kept["text/plain"]).toBe("# Notes as md");
    expect(kept["text/html"]).toContain("<h1>Notes</h1>");
    render(ToastHost);
    await screen.findByText(/Private notes are never included/);
    await screen.findByText(/“a colleague” in it/);
  });

  it("are copied plain where the web view takes nothing else", async () => {
    const kept = clipboard(false);
    await copyBoth(Promise.resolve({ text: "plain", html: "<p>rich</p>" }));
    expect(kept).toEqual({ "text/plain": "plain" });
  });

  it("are shown before they leave, and other people are named only on purpose", async () => {
    render(ShareDialog, { of: { person: "p1" }, onclose: () => {} });
    await screen.findByText("☐ Ana ask a colleague");
    expect(of("share.page")[0]?.payload).toMatchObject({
      person: "p1",
      from: "2026-07-01",
      to: "2026-12-31",
      names: "role",
    });
    await expectAccessible(document.body);
    const last = () => of("share.page").at(-1)?.payload;
    await fireEvent.click(screen.getByRole("button", { name: "Keep Greta" }));
    await waitFor(() => expect(last()).toMatchObject({ names: "role", keep: ["Greta"] }));
    const greta = screen.getByRole("button", { name: "Keep Greta" });
    expect(greta.getAttribute("aria-pressed")).toBe("true");
    await fireEvent.click(greta);
    await waitFor(() => expect(last()).toMatchObject({ names: "role", keep: [] }));
    await fireEvent.click(await screen.findByRole("button", { name: "Keep all" }));
    await waitFor(() => expect(last()?.names).toBe("keep"));
    await fireEvent.click(screen.getByRole("button", { name: /Save as page/ }));
    await waitFor(() => expect(saved).toEqual([{ name: "notes.html", text: "# Notes as html" }]));
    expect(last()).toMatchObject({ names: "keep", format: "html" });
  });

  it("say so where there are none", async () => {
    empty = true;
    render(ShareDialog, { of: { meeting: "m1" }, onclose: () => {} });
    await screen.findByText("There are no shared notes here.");
    await fireEvent.click(screen.getByRole("button", { name: "Copy" }));
    expect(of("share.page")).toHaveLength(1);
  });
});

describe("a calendar file", () => {
  it("names nobody unless asked, and remembers what was chosen", async () => {
    let closed = 0;
    const view = render(CalendarDialog, {
      person: { id: "p1", name: "Ana Lima" },
      onclose: () => closed++,
    });
    await expectAccessible(document.body);
    await fireEvent.click(screen.getByRole("button", { name: /Save/ }));
    await waitFor(() => expect(closed).toBe(1));
    expect(of("export.ics")[0]?.payload).toEqual({ person: "p1", titles: "neutral" });
    expect(saved[0]).toMatchObject({ name: "one-on-ones.ics", text: "BEGIN:VCALENDAR" });
    await fireEvent.click(screen.getByRole("radio", { name: "With Ana" }));
    view.unmount();
    render(CalendarDialog, { person: { id: "p1", name: "Ana Lima" }, onclose: () => closed++ });
    await fireEvent.click(screen.getByRole("button", { name: /Save/ }));
    await waitFor(() => expect(of("export.ics").at(-1)?.payload.titles).toBe("name"));
  });
});
