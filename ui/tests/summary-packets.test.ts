import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { setShell } from "../src/lib/desktop";
import Summaries from "../src/screens/summary/Summaries.svelte";
import { expectAccessible } from "./axe";
import { beginAnew, core, of } from "./summaryCore";

beforeEach(beginAnew);

describe("packets", () => {
  it("writes everybody's summary into a folder, and says who is left out and why", async () => {
    const saved: string[] = [];
    setShell(async (command, args) => {
      if (command === "folder_choose") return { path: "/x" };
      saved.push(String(args.name));
      return { path: "/x" };
    });
    render(Summaries);
    await fireEvent.click(await screen.findByRole("button", { name: "Put together…" }));
    await screen.findByText("2 of 3 people can be written.");
    expect(screen.getByRole("list", { name: "Left out" }).textContent).toContain("Ben");
    await expectAccessible(document.body);
    await fireEvent.click(screen.getByRole("button", { name: "Choose a folder and write" }));
    await screen.findByText("3 of 3");
    expect(saved, "two of one name have two files").toEqual(["s.md", "s-2.md"]);
    await fireEvent.click(screen.getByRole("radio", { name: "The team" }));
    await fireEvent.click(screen.getByRole("button", { name: "Save as a file…" }));
    await waitFor(() => expect(of("packet.render")[0]?.payload.packet).toBe("team"));
  });

  it("seals a handover with a passphrase that was typed twice, and opens such a file", async () => {
    const asked: [string, Record<string, unknown>][] = [];
    let refuse = true;
    setShell(async (command, args) => {
      asked.push([command, args]);
      if (refuse)
        throw { code: "invalid", field: "passphrase", message: "not this one; try again" };
      return { path: "/x" };
    });
    render(Summaries);
    await fireEvent.click(await screen.findByRole("button", { name: "Put together…" }));
    const seal = () => screen.queryByRole("switch", { name: "Sealed with a passphrase" });
    expect(seal(), "only a handover").toBeNull();
    await fireEvent.click(screen.getByRole("radio", { name: "Handover" }));
    await fireEvent.click(seal()!);
    const first = screen.getByLabelText<HTMLInputElement>("Passphrase");
    const second = screen.getByLabelText<HTMLInputElement>("The same once more");
    expect([first.type, second.type]).toEqual(["password", "password"]);
    await fireEvent.input(first, { target: { value: "otter lamp" } });
    await expectAccessible(document.body);
    const save = () => fireEvent.click(screen.getByRole("button", { name: "Save as a file…" }));
    await save();
    expect((await screen.findByRole("alert")).textContent).toContain("The two passphrases differ.");
    expect([asked.length, of("packet.render").length], "nothing is written").toEqual([0, 0]);
    await fireEvent.input(second, { target: { value: "otter lamp" } });
    await save();
    await waitFor(() => expect(screen.getByRole("alert").textContent).toContain("Not this one."));
    refuse = false;
    await save();
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    const sealed = { name: "p.md", text: "x", base64: null, passphrase: "otter lamp" };
    expect(asked.at(-1)).toEqual(["seal_save", sealed]);
    expect(JSON.stringify(core.calls), "no operation knows it").not.toContain("otter");

    refuse = true;
    const file = new File(["age"], "p.md.age");
    await fireEvent.change(screen.getByLabelText("File to check or open"), {
      target: { files: [file] },
    });
    const word = await screen.findByLabelText<HTMLInputElement>("Passphrase");
    expect(document.activeElement).toBe(word);
    await fireEvent.input(word, { target: { value: "otter lamp" } });
    await expectAccessible(document.body);
    const open = () => fireEvent.submit(word.form!);
    await open();
    await waitFor(() => expect(screen.getByRole("alert").textContent).toContain("Not this one."));
    refuse = false;
    await open();
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    const opened = { name: "p.md.age", base64: btoa("age"), passphrase: "otter lamp" };
    expect(asked.at(-1)).toEqual(["seal_open", opened]);
  });
});
