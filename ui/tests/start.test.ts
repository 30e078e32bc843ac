import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import App from "../src/App.svelte";
import { setTransport } from "../src/lib/api";
import { setShell } from "../src/lib/desktop";
import { expectAccessible } from "./axe";

const missing = {
  state: "missing",
  path: "/home/i/trellis.db",
  encrypted: false,
  today: "2026-11-20",
};
afterEach(() => setShell());

describe("opening the notebook", () => {
  it("a first start asks for a name, and goes on with the empty notebook", async () => {
    const asked: [string, unknown][] = [];
    setShell(async (command, args) => {
      asked.push([command, args]);
      return command === "file_create" ? { ...missing, state: "ready" } : missing;
    });
    setTransport(() => Promise.reject({ code: "failed", message: "not here" }));
    const view = render(App);
    const name = await screen.findByLabelText("Your name");
    await expectAccessible(view.container);
    await fireEvent.submit(name.closest("form") as HTMLFormElement);
    expect(screen.getByText("Write your name, as your mentees call you.")).toBeTruthy();
    await fireEvent.input(name, { target: { value: "Ingrid Solheim" } });
    await fireEvent.submit(name.closest("form") as HTMLFormElement);
    expect(asked.at(-1)).toEqual([
      "file_create",
      { owner: "Ingrid Solheim", passphrase: undefined },
    ]);
    await waitFor(() => expect(screen.getByRole("navigation", { name: "Views" })).toBeTruthy());
  });

  it("a locked file asks for its passphrase, and says when it is wrong", async () => {
    setShell(async (command) => {
      if (command === "file_unlock") {
        throw { code: "wrong-passphrase", message: "The passphrase is not the one of this file." };
      }
      return { ...missing, state: "locked", encrypted: true };
    });
    const view = render(App);
    const field = await screen.findByLabelText("Passphrase");
    await fireEvent.input(field, { target: { value: "guess" } });
    await fireEvent.submit(field.closest("form") as HTMLFormElement);
    expect(await screen.findByText("The passphrase is not the one of this file.")).toBeTruthy();
    await expectAccessible(view.container);
  });

  it("a damaged file says what happened, what is safe, what to do", async () => {
    const error = {
      code: "damaged",
      message: "the file is damaged; it was left as it is; restore a backup",
    };
    setShell(async () => ({ ...missing, state: "failed", error }));
    const view = render(App);
    expect(await screen.findByText("The file is damaged.")).toBeTruthy();
    expect(screen.getByText(/Restore a backup\./)).toBeTruthy();
    await expectAccessible(view.container);
  });
});
