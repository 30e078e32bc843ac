// What the window asks of the shell rather than of the core: the file, links, exports, closing.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { ApiError, inDesktop } from "./api";

/** How the file is before anything in it is read. */
export interface FileState {
  /** `missing`: a first start. `locked`: it waits for its passphrase. `failed`: see `error`. */
  state: "missing" | "ready" | "locked" | "failed";
  /** Where the file lies or would lie. */
  path: string;
  /** A passphrase protects it, so it can be locked. */
  encrypted: boolean;
  /** The local date of this run's clock: `2026-11-21`. */
  today: string;
  error?: { code: string; message: string };
}

/** Carries one command to the shell. Tests and the browser of the dev server put their own in place. */
export type ShellTransport = (command: string, args: Record<string, unknown>) => Promise<unknown>;

const viaTauri: ShellTransport = (command, args) => invoke(command, args);
let shell: ShellTransport = viaTauri;

/** Replaces the way commands travel; without an argument the real one comes back. */
export function setShell(next: ShellTransport = viaTauri): void {
  shell = next;
}

async function ask<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  try {
    return (await shell(command, args)) as T;
  } catch (thrown) {
    throw ApiError.from(thrown);
  }
}

/** Opens the file where it can be opened, and says how it is. */
export const fileState = () => ask<FileState>("file_state");

/** Makes the file of a first start, encrypted where a passphrase is given. */
export const fileCreate = (owner: string, passphrase?: string) =>
  ask<FileState>("file_create", { owner, passphrase });

/** Opens an encrypted file. Rejects with `wrong-passphrase`. */
export const fileUnlock = (passphrase: string) => ask<FileState>("file_unlock", { passphrase });

/** Closes an encrypted file until its passphrase is given again. */
export const fileLock = () => ask<FileState>("file_lock");

/** Opens a web or mail address outside Trellis. Call it only after a click. */
export const openLink = (url: string) => ask<null>("open_link", { url });

/** Asks where to save a text and saves it; `null` where the user changed their mind. */
export const saveText = (name: string, text: string) =>
  ask<{ path: string } | null>("save_text", { name, text });

/** The same for what is no text, in base64. */
export const saveBytes = (name: string, base64: string) =>
  ask<{ path: string } | null>("save_bytes", { name, base64 });

/** Seals a file with a passphrase and asks where to save it. Rejects with the field `passphrase`. */
export const sealSave = (
  name: string,
  text: string | null,
  base64: string | null,
  passphrase: string,
) => ask<{ path: string } | null>("seal_save", { name, text, base64, passphrase });

/** Opens a sealed file and asks where to save what is in it. Rejects as `sealSave` does. */
export const sealOpen = (name: string, base64: string, passphrase: string) =>
  ask<{ path: string } | null>("seal_open", { name, base64, passphrase });

/** Asks for a folder that several files go into; `null` where the user changed their mind. */
export const folderChoose = () => ask<{ path: string } | null>("folder_choose");

/** Saves a file in the folder that was chosen last, over one of that name. */
export const folderSave = (name: string, text: string | null, base64: string | null) =>
  ask<{ path: string }>("folder_save", { name, text, base64 });

/** Opens quick capture about a person, or brings it to the front with what stands in it. */
export const captureOpen = (person?: string) => ask<null>("capture_open", { person });

/** Opens the main window, or brings it to the front. */
export const mainOpen = () => ask<null>("main_open");

/** Closes quick capture; the main window only where it is closing already. */
export const closeNow = () => ask<null>("close_now");

/** How the background is. */
export interface BackgroundState {
  /** Whether the keys of quick capture work from any program. */
  shortcut: "off" | "on" | "taken" | "not-here";
  /** Trellis starts when one logs in. */
  login: boolean;
}

/** Does in the background as the settings of the notebook say now, and tells how it went. */
export const backgroundApply = () => ask<BackgroundState>("background_apply");

/** Starts Trellis when one logs in, or no longer. */
export const loginSet = (on: boolean) => ask<BackgroundState>("login_set", { on });

/** Hears where the tray or a notification wants to go: `meeting/ID`. Returns the way to stop. */
export async function whenSent(go: (address: string) => void): Promise<() => void> {
  if (!inDesktop()) return () => {};
  return listen<string>("go", ({ payload }) => go(payload));
}

/** What the shell calls this window. */
export function ownLabel(): string | undefined {
  const shell = (globalThis as { __TAURI_INTERNALS__?: { metadata?: Metadata } })
    .__TAURI_INTERNALS__;
  return shell?.metadata?.currentWindow?.label;
}
interface Metadata {
  currentWindow?: { label?: string };
}

/**
 * Runs `save` when the window is about to close, and lets it close then; the shell waits 5 s for
 * a page that hangs. Where `save` says that something is not saved, and there is an `onstay` to
 * tell why, the window stays; the next time it closes whatever happens. Returns the way to stop.
 */
export async function beforeClosing(
  save: () => Promise<boolean>,
  onstay?: () => void,
): Promise<() => void> {
  if (!inDesktop()) return () => {};
  let told = false;
  return listen<string>("closing", ({ payload }) => {
    if (payload !== ownLabel()) return;
    void save()
      .catch(() => false)
      .then((saved) => {
        if (saved || told || !onstay) return closeNow();
        told = true;
        onstay();
        return ask<null>("stay_open");
      });
  });
}
