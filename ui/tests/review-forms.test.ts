import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import type { FormBox } from "../src/generated/FormBox";
import type { FormProfile } from "../src/generated/FormProfile";
import { ApiError, setTransport } from "../src/lib/api";
import { toasts } from "../src/lib/toasts.svelte";
import Forms from "../src/screens/settings/Forms.svelte";
import { expectAccessible } from "./axe";

const box = (name: string, more: Partial<FormBox> = {}): FormBox => ({
  name,
  limit: 600,
  counts: "characters",
  rich: false,
  sections: [],
  ...more,
});
const BUILT_IN: FormProfile = {
  id: null,
  name: "Four boxes",
  builtin: true,
  boxes: [box("In short", { sections: ["Headline"] }), box("The rest", { sections: ["*"] })],
};
const asked: { name: string; payload: Record<string, unknown> }[] = [];
const of = (name: string) => asked.filter((one) => one.name === name).map((one) => one.payload);
const sent = (name: string) => JSON.parse(String(of(name).at(-1)?.text)) as FormProfile;
let own: FormProfile[] = [];
let refusal: ApiError | undefined;

function core(name: string, payload: Record<string, unknown>): unknown {
  asked.push({ name, payload });
  if (name === "profile.list") return { profiles: [BUILT_IN, ...own] };
  if (refusal) throw refusal;
  const wrote = (output: unknown) => ({ output, operation: "o1", touched: ["form_profile"] });
  if (name === "profile.remove") {
    own = own.filter(({ id }) => id !== payload.profile);
    return wrote({ id: payload.profile });
  }
  const said = JSON.parse(String(payload.text)) as Pick<FormProfile, "name" | "boxes">;
  const made = { ...said, builtin: false, id: (payload.profile as string | undefined) ?? "new" };
  own = [...own.filter(({ id }) => id !== made.id), made];
  return wrote(made);
}

beforeEach(() => {
  asked.length = 0;
  refusal = undefined;
  toasts.items = [];
  own = [{ id: "f1", name: "Our review", builtin: false, boxes: [box("A"), box("B"), box("C")] }];
  setTransport((name, payload) => Promise.resolve().then(() => core(name, payload as never)));
});

const open = async (name: RegExp) => {
  render(Forms);
  await fireEvent.click(await screen.findByRole("button", { name }));
  return screen.findByRole("dialog");
};
const names = () => screen.getAllByRole<HTMLInputElement>("textbox", { name: /^Box \d+$/ });
const save = () => fireEvent.click(screen.getByRole("button", { name: /Save form/ }));

describe("review forms in the settings", () => {
  it("are listed; one of Trellis is shown and becomes one's own as another", async () => {
    const dialog = await open(/^Four boxes/);
    expect(screen.getByText("2 boxes: 600 characters, 600 characters")).toBeTruthy();
    expect(within(dialog).queryByRole("textbox")).toBeNull();
    expect(dialog.textContent).toContain("All that no other box asks for");
    await expectAccessible(document.body);
    await fireEvent.click(within(dialog).getByRole("button", { name: /Make one like it/ }));
    const name = await screen.findByRole<HTMLInputElement>("textbox", { name: "Name" });
    await waitFor(() => expect(document.activeElement).toBe(name));
    expect(name.value).toBe("Four boxes, ours");
    await expectAccessible(document.body);
    await save();
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(sent("profile.add")).toEqual({ name: "Four boxes, ours", boxes: BUILT_IN.boxes });
    expect(of("profile.edit")).toHaveLength(0);
    await screen.findByRole("button", { name: /^Four boxes, ours/ });
  });

  it("have boxes that are written, moved by key, added, and removed with a way back", async () => {
    await open(/^Our review/);
    const [, second] = names();
    second?.focus();
    await fireEvent.keyDown(second as HTMLElement, { key: "ArrowUp", altKey: true });
    await waitFor(() => expect(names().map(({ value }) => value)).toEqual(["B", "A", "C"]));
    expect(document.activeElement, "the keys stay in the box").toBe(second);
    await fireEvent.keyDown(second as HTMLElement, { key: "ArrowUp", altKey: true });
    expect(
      names().map(({ value }) => value),
      "there is nothing above",
    ).toEqual(["B", "A", "C"]);
    await fireEvent.click(screen.getByRole("button", { name: "Remove box 3" }));
    await waitFor(() => expect(names()).toHaveLength(2));
    toasts.offer?.run();
    await waitFor(() => expect(names().map(({ value }) => value)).toEqual(["B", "A", "C"]));
    await fireEvent.click(screen.getByRole("button", { name: "Add a box" }));
    await waitFor(() => expect(names()).toHaveLength(4));
    await waitFor(() => expect(document.activeElement).toBe(names()[3]));
    await fireEvent.input(names()[3] as HTMLElement, { target: { value: "D" } });
    const limits = screen.getAllByRole("textbox", { name: "Limit" });
    await fireEvent.input(limits[3] as HTMLElement, { target: { value: "40" } });
    const titles = screen.getAllByRole("combobox", { name: "Sections of the draft" });
    await fireEvent.input(titles[3] as HTMLElement, { target: { value: "Goals, and outcomes" } });
    await fireEvent.keyDown(titles[3] as HTMLElement, { key: "Enter" });
    await expectAccessible(document.body);
    await save();
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(of("profile.edit")[0]?.profile).toBe("f1");
    const { boxes } = sent("profile.edit");
    expect(boxes.map(({ name }) => name)).toEqual(["B", "A", "C", "D"]);
    expect(boxes[3]).toEqual(box("D", { limit: 40, sections: ["Goals, and outcomes"] }));
  });

  it("say at the box what is wrong, keep what was typed, and ask before it is lost", async () => {
    const dialog = await open(/^Our review/);
    const limits = screen.getAllByRole<HTMLInputElement>("textbox", { name: "Limit" });
    await fireEvent.input(limits[1] as HTMLElement, { target: { value: "many" } });
    const message = "the limit of box 2 is not a whole number; nothing was changed; correct it";
    refusal = new ApiError({ code: "invalid", field: "limit", message });
    await save();
    await screen.findByText(/The limit of box 2 is not a whole number/);
    expect(limits.map((field) => field.getAttribute("aria-invalid"))).toEqual([null, "true", null]);
    await waitFor(() => expect(document.activeElement).toBe(limits[1]));
    expect(sent("profile.edit").boxes[1]?.limit, "no number is sent as one").toBeNull();
    refusal = new ApiError({ code: "refused", field: "name", message: "it is there already" });
    await save();
    const name = within(dialog).getByRole("textbox", { name: "Name" });
    await waitFor(() => expect(name.getAttribute("aria-invalid")).toBe("true"));
    refusal = new ApiError({ code: "refused", field: "boxes", message: "two are called “A”" });
    await save();
    await screen.findByText("Two are called “A”.");

    await fireEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
    await screen.findByRole("dialog", { name: "Leave without saving?" });
    await fireEvent.click(screen.getByRole("button", { name: "Go on writing" }));
    expect(screen.getByRole("dialog", { name: "Edit form" })).toBeTruthy();
    await fireEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
    await fireEvent.click(screen.getByRole("button", { name: "Leave" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("come from files, with what is wrong beside, and are removed by key with undo", async () => {
    render(Forms);
    await screen.findByText("Our review");
    const input = screen.getByLabelText<HTMLInputElement>("Form file");
    Object.defineProperty(input, "files", {
      configurable: true,
      value: [new File(["{"], "x.json")],
    });
    refusal = new ApiError({
      code: "refused",
      message: "the file is not JSON; nothing was changed",
    });
    await fireEvent.change(input);
    await screen.findByText("The form was not taken in.");
    expect(screen.getByText(/The file is not JSON/)).toBeTruthy();
    refusal = undefined;
    const whole = JSON.stringify({ name: "From a file", boxes: [box("A")] });
    Object.defineProperty(input, "files", { value: [new File([whole], "x.json")] });
    await fireEvent.change(input);
    await screen.findByRole("button", { name: /^From a file 1 box/ });
    expect(screen.queryByText("The form was not taken in.")).toBeNull();

    const list = screen.getByRole("list", { name: "Review forms" });
    screen.getByRole("button", { name: /^Four boxes/ }).focus();
    await fireEvent.keyDown(document.activeElement ?? list, { key: "Delete" });
    expect(of("profile.remove"), "those of Trellis stay").toHaveLength(0);
    await fireEvent.keyDown(document.activeElement ?? list, { key: "ArrowDown" });
    await fireEvent.keyDown(document.activeElement ?? list, { key: "Delete" });
    await waitFor(() => expect(of("profile.remove")).toEqual([{ profile: "f1" }]));
    await waitFor(() => expect(toasts.items.at(-1)?.text).toBe("Form removed: Our review"));
    expect(toasts.offer?.label).toBe("Undo");
  });

  it("of forty boxes and long names can be opened and saved", async () => {
    const boxes = Array.from({ length: 40 }, (_, at) => box(`${at} ${"long ".repeat(23)}`.trim()));
    own = [{ id: "f2", name: "n".repeat(120), builtin: false, boxes }];
    await open(/^nnn/);
    expect(names()).toHaveLength(40);
    await save();
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(sent("profile.edit").boxes).toEqual(boxes);
  });
});
