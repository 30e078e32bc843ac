import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setTransport } from "../src/lib/api";
import { setShell } from "../src/lib/desktop";
import { clock } from "../src/lib/clock.svelte";
import FormMenu from "../src/screens/snapshot/FormMenu.svelte";
import RebaseDialog from "../src/screens/snapshot/RebaseDialog.svelte";
import SelfCheck from "../src/screens/snapshot/SelfCheck.svelte";
import { expectAccessible } from "./axe";

const ana = { id: "p1", name: "Ana Lima" };
let calls: { name: string; payload: Record<string, unknown> }[] = [];
const of = (name: string) => calls.filter((one) => one.name === name);

function answer(name: string, payload: Record<string, unknown>): unknown {
  switch (name) {
    case "person.list":
      return { people: [ana, { id: "p2", name: "Bo Berg" }] };
    case "snapshot.ladder":
      return { framework: "Ours", is_last: true, frameworks: ["Ours", "Theirs"] };
    case "snapshot.form":
      return {
        output: {
          framework: "Ours",
          version: 1,
          file_name: "ana-lima-assessment.html",
          html: "<p>",
        },
        operation: "o1",
        touched: [],
      };
    case "snapshot.import_form":
      if (payload.on === undefined) throw { code: "refused", message: "Closed then", field: "on" };
      return { output: { id: "s9", warnings: [] }, operation: "o2", touched: [] };
    case "framework.list":
      return {
        frameworks: [
          { id: "f1", name: "Ours", version: 1 },
          { id: "f2", name: "Theirs", version: 3 },
        ],
      };
    case "snapshot.rebase_look":
      return {
        id: null,
        framework: "Theirs",
        version: 3,
        mapped: [{ from: "tests", to: "quality", name: "Quality", by: "name" }],
        levels: [],
        unmapped: [{ kind: "level", what: "Lead", why: "Theirs has no level of this name" }],
        unrated: 2,
      };
    case "snapshot.rebase":
      return { output: { id: "s2" }, operation: "o3", touched: [] };
    case "snapshot.self_check":
      return {
        enough: 20,
        ladders: [
          {
            framework: "Ours",
            ratings: 24,
            levels: [{ level: "Senior", number: 3, count: 24 }],
            repeated: 0,
            higher: 0,
            same: 0,
            lower: 0,
            same_level: [
              {
                snapshot: "s1",
                person_name: "Ana Lima",
                on: "2026-11-01",
                level: "Senior",
                count: 24,
              },
            ],
            words: ["24 of 24 ratings are Senior."],
          },
        ],
      };
    default:
      return { output: {}, operation: null, touched: [] };
  }
}

beforeEach(() => {
  calls = [];
  clock.today = "2026-11-20";
  setTransport((name, payload) => {
    calls.push({ name, payload: payload as Record<string, unknown> });
    try {
      return Promise.resolve(answer(name, payload as Record<string, unknown>));
    } catch (thrown) {
      return Promise.reject(thrown);
    }
  });
});
afterEach(() => {
  setTransport();
  setShell();
});

async function choose(item: string): Promise<void> {
  await fireEvent.click(screen.getByRole("button", { name: "Form" }));
  await fireEvent.click(screen.getByText(item));
}

describe("a form", () => {
  it("is for the person unless a peer is named, and is saved as a page", async () => {
    const saved: unknown[] = [];
    setShell((command, args) => {
      saved.push([command, args.name]);
      return Promise.resolve({ path: "/x" });
    });
    render(FormMenu, { person: ana });
    await choose("Make a form to send…");
    await expectAccessible(document.body);
    await fireEvent.click(await screen.findByText("A peer"));
    await fireEvent.click(screen.getByRole("button", { name: /Save form/ }));
    expect(await screen.findByText("Choose who fills it in.")).toBeTruthy();
    expect(of("snapshot.form")).toHaveLength(0);
    await fireEvent.click(screen.getByRole("radio", { name: "Ana Lima" }));
    await fireEvent.click(screen.getByRole("button", { name: /Save form/ }));
    await waitFor(() => expect(saved).toEqual([["save_text", "ana-lima-assessment.html"]]));
    expect(of("snapshot.form")[0]?.payload).toEqual({ person: "p1", stage: "self" });
    expect(of("history.undo")).toHaveLength(0);
  });

  it("that is not saved was never made", async () => {
    setShell(() => Promise.resolve(null));
    render(FormMenu, { person: ana });
    await choose("Make a form to send…");
    await fireEvent.click(screen.getByRole("button", { name: /Save form/ }));
    await waitFor(() => expect(of("history.undo")[0]?.payload).toEqual({ operation: "o1" }));
  });

  it("whose day is closed asks for another day", async () => {
    render(FormMenu, { person: ana });
    const input = screen.getByLabelText("Answers of a form about Ana Lima");
    const file = new File(["{}"], "answers.json", { type: "application/json" });
    Object.defineProperty(input, "files", { value: [file], configurable: true });
    await fireEvent.change(input);
    expect(await screen.findByText(/Closed then/)).toBeTruthy();
    await fireEvent.click(screen.getByRole("button", { name: /Take in/ }));
    await waitFor(() => expect(of("snapshot.import_form")).toHaveLength(2));
    expect(of("snapshot.import_form")[1]?.payload).toEqual({
      answers: "{}",
      person: "p1",
      on: "2026-11-20",
    });
  });
});

describe("another ladder", () => {
  it("shows what has no place there before anything is made", async () => {
    render(RebaseDialog, { snapshot: { id: "s1", framework_id: "f1" }, onclose: () => {} });
    await fireEvent.click(await screen.findByText("Choose a ladder"));
    await fireEvent.click(await screen.findByText("Theirs"));
    expect(await screen.findByText("Lead")).toBeTruthy();
    expect(screen.getByText("is quality, by name")).toBeTruthy();
    expect(of("snapshot.rebase")).toHaveLength(0);
    await expectAccessible(document.body);
    await fireEvent.click(screen.getByRole("button", { name: /Bring over/ }));
    await waitFor(() => expect(of("snapshot.rebase")[0]?.payload).toEqual({ id: "s1", to: "f2" }));
  });
});

describe("how one rates", () => {
  it("is said in words, as a table, and with the snapshots meant", async () => {
    const { container } = render(SelfCheck);
    expect(await screen.findByText("24 of 24 ratings are Senior.")).toBeTruthy();
    expect(screen.getByRole("link", { name: /Ana Lima/ })).toBeTruthy();
    expect(screen.getByRole("table")).toBeTruthy();
    await expectAccessible(container);
  });
});
