import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { keyboard } from "../src/lib/keyboard.svelte";
import { toasts } from "../src/lib/toasts.svelte";
import Summaries from "../src/screens/summary/Summaries.svelte";
import SummaryScreen from "../src/screens/summary/Summary.svelte";
import { expectAccessible } from "./axe";
import { beginAnew, core, of, read, route } from "./summaryCore";

beforeEach(beginAnew);

describe("a growth summary", () => {
  it("points out words with a reason, goes to them by key, and leaves them when told", async () => {
    core.shown = {
      ...core.shown,
      sections: [read("Headline", "She **framed** it, as always so. [1]")],
    };
    render(SummaryScreen, { props: { route } });
    const list = await screen.findByRole("list", { name: "Words to look at" });
    expect(list.textContent).toContain(
      "always: One exception proves it wrong. Say instead: how often.",
    );
    expect(document.querySelector("mark.honest")?.textContent).toBe("always");
    expect(document.body.textContent).toContain("This one has 40 words");
    expect(document.body.textContent).toContain("Only you see this.");
    await expectAccessible(document.body);
    await fireEvent.click(within(list).getByRole("button", { name: "Change…" }));
    const dialog = await screen.findByRole("dialog", { name: "Change “always”" });
    expect(within(dialog).getByRole("link", { name: "All words" })).toBeTruthy();
    await fireEvent.input(within(dialog).getByRole("textbox", { name: "Why" }), {
      target: { value: "Since when?" },
    });
    await fireEvent.click(within(dialog).getByRole("button", { name: /Save word/ }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(of("honest.set")[0]?.payload).toMatchObject({ word: "always", why: "Since when?" });
    const leave = () => screen.findByRole("button", { name: "Leave such words" });
    await fireEvent.click(await leave());
    await waitFor(() =>
      expect(screen.queryByRole("list", { name: "Words to look at" })).toBeNull(),
    );
    expect(of("honest.set")[1]?.payload).toEqual({ word: "always", off: true });
    expect(document.querySelector("mark.honest"), "and its mark").toBeNull();
    expect(document.activeElement?.closest(".sect"), "the keys stay in the section").toBeTruthy();
    toasts.offer?.run();
    await leave();
  });

  it("shows the summary of another template", async () => {
    render(SummaryScreen, { props: { route } });
    await fireEvent.click(await screen.findByRole("combobox", { name: /Template/ }));
    await fireEvent.click(await screen.findByText("Brag document"));
    await waitFor(() => expect(location.hash).toContain("template=brag"));
    expect(location.hash).toContain("from=2026-07-01");
  });

  it("shows its evidence by competency, goal and month, and takes what is dragged", async () => {
    render(SummaryScreen, { props: { route } });
    await fireEvent.click(await screen.findByRole("button", { name: "Cite" }));
    await fireEvent.click(screen.getByRole("combobox", { name: /Grouped by/ }));
    await fireEvent.click(await screen.findByText("By goal"));
    expect(screen.getByRole("heading", { name: /A faster close/ }).textContent).toContain("1");
    expect(screen.getByRole("heading", { name: /No goal/ })).toBeTruthy();
    const section = document.getElementById("section-1")!;
    await fireEvent.drop(section, { dataTransfer: { getData: () => " [2]" } });
    await waitFor(() => expect(of("summary.edit")).toHaveLength(1));
    const { sections } = of("summary.edit")[0]?.payload as { sections: { text: string }[] };
    expect(sections[1]?.text).toBe("On call by 15 December [2]");
  });

  it("says what stayed out, what is covered and what is cited", async () => {
    render(SummaryScreen, { props: { route } });
    await screen.findByRole("heading", { name: "Headline" });
    expect(document.body.textContent).toContain("Private notes are never included.");
    expect(document.body.textContent).toContain("3 in this period stayed out of the draft.");
    expect(document.body.textContent).toContain("Nothing on Mentoring.");
    expect(screen.getByRole("row", { name: /Writing/ }).textContent).toContain("1");
    expect(
      within(screen.getByRole("complementary")).queryByText("Clear incident notes"),
      "only what is cited stands in the list",
    ).toBeNull();
    await expectAccessible(document.body);
  });

  it("asks for this half-year, whole, so that the draft is found again tomorrow", async () => {
    render(SummaryScreen, { props: { route } });
    await screen.findByRole("heading", { name: "Headline" });
    expect(of("summary.compose").at(-1)?.payload).toMatchObject({
      person: "p1",
      from: "2026-07-01",
      to: "2026-12-31",
    });
  });

  it("keeps a draft from the first typed word on, and the other sections as they are", async () => {
    render(SummaryScreen, { props: { route } });
    await fireEvent.click(await screen.findByRole("button", { name: "Edit Headline" }));
    const field = screen.getByRole("textbox", { name: "Text of Headline" });
    await fireEvent.input(field, { target: { value: "She leads. [1]" } });
    await fireEvent.click(screen.getByRole("button", { name: /^Done/ }));
    await waitFor(() => expect(of("summary.edit")).toHaveLength(1));
    expect(of("summary.save"), "there was no draft yet").toHaveLength(1);
    expect(of("summary.edit")[0]?.payload).toMatchObject({
      id: "s1",
      sections: [
        { title: "Headline", text: "She leads. [1]" },
        { title: "Next", text: "On call by 15 December" },
      ],
    });
  });

  it("cites evidence by keys alone", async () => {
    render(SummaryScreen, { props: { route } });
    await screen.findByRole("heading", { name: "Headline" });
    const press = async (key: string) => {
      keyboard.handle(new KeyboardEvent("keydown", { key }));
      await tick();
    };
    for (const key of ["c", "j", "j", "Enter"]) await press(key);
    await waitFor(() => expect(of("summary.edit")).toHaveLength(1), { timeout: 2000 });
    expect(await screen.findAllByRole("button", { name: "Evidence 2" })).toHaveLength(1);
  });

  it("marks a claim without evidence, counts it, and takes evidence for it", async () => {
    core.shown.sections[0] = read("Headline", "She framed it. [1] Juniors go to her first.");
    render(SummaryScreen, { props: { route } });
    const flag = await screen.findByRole("group", { name: /Without evidence: Juniors go/ });
    expect(flag.textContent).toContain("No evidence for this yet.");
    expect(document.querySelector("mark.unsupported")?.textContent).toBe(
      "Juniors go to her first.",
    );
    expect(screen.getByRole("button", { name: "1 claim without evidence" })).toBeTruthy();
    await expectAccessible(document.body);

    await fireEvent.click(within(flag).getByRole("button", { name: "Cite evidence" }));
    expect(document.body.textContent).toContain("For “Juniors go to her first.”");
    await fireEvent.click(screen.getByRole("button", { name: /Clear incident notes/ }));
    await waitFor(() => expect(of("summary.edit")).toHaveLength(1));
    expect(of("summary.edit")[0]?.payload).toMatchObject({
      sections: [{ text: "She framed it. [1] Juniors go to her first. [2]" }, { title: "Next" }],
    });
    await waitFor(() => expect(screen.queryByRole("group", { name: /Without/ })).toBeNull());
  });

  it("keeps a claim without evidence on purpose, and marks it again", async () => {
    core.shown.sections[0] = read("Headline", "Juniors go to her first.");
    render(SummaryScreen, { props: { route } });
    await fireEvent.click(await screen.findByRole("button", { name: "Keep as it is" }));
    await screen.findByText("1 kept without evidence");
    expect(of("summary.save"), "the decision needs a draft").toHaveLength(1);
    expect(of("summary.claim")[0]?.payload).toEqual({
      id: "s1",
      claims: ["Juniors go to her first."],
      keep: true,
    });
    expect(screen.queryByText("No evidence for this yet.")).toBeNull();
    expect(document.querySelector("mark.standing"), "it still shows").toBeTruthy();
    await fireEvent.click(screen.getByRole("button", { name: "More" }));
    await fireEvent.click(screen.getByRole("menuitem", { name: "Mark kept claims again" }));
    await screen.findByText("No evidence for this yet.");
  });

  it("keeps other people's names only on purpose, one by one", async () => {
    render(SummaryScreen, { props: { route } });
    const name = await screen.findByRole("button", { name: "Keep Yusra Haddad" });
    expect(name.getAttribute("aria-pressed")).toBe("false");
    await fireEvent.click(name);
    await waitFor(() =>
      expect(of("summary.name")[0]?.payload).toEqual({
        id: "s1",
        name: "Yusra Haddad",
        keep: true,
      }),
    );
    await screen.findByText(/1 of them stays/);
    await fireEvent.click(screen.getByRole("button", { name: "Replace all" }));
    await waitFor(() => expect(of("summary.save").at(-1)?.payload.names).toBe("role"));
  });

  it("shows the very page that leaves the file, with its charts and its own styles", async () => {
    HTMLDialogElement.prototype.showModal ??= () => {};
    render(SummaryScreen, { props: { route } });
    await fireEvent.click(await screen.findByRole("button", { name: "Read through" }));
    await screen.findByText("This is all that leaves the file.");
    const host = await screen.findByRole("region", { name: "The summary as a page" });
    expect(of("summary.render")[0]?.payload.format).toBe("html");
    const page = host.shadowRoot;
    expect(page?.querySelector("svg.chart")).toBeTruthy();
    expect(page?.querySelector("script, style"), "nothing runs, nothing is inline").toBeNull();
    expect(page?.adoptedStyleSheets).toHaveLength(1);
  });
});

describe("the list of summaries", () => {
  it("says what belongs here and offers the people", async () => {
    render(Summaries);
    await screen.findByText("No summaries yet");
    expect(await screen.findByRole("button", { name: "New summary" })).toBeTruthy();
    await expectAccessible(document.body);
  });
});
