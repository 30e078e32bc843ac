import { invoke } from "@tauri-apps/api/core";
import { ApiError, inDesktop } from "./api";
import { toasts } from "./toasts.svelte";

/** Opens a link of the notes in the user's browser; the app itself opens no connection. */
export async function openLink(url: string): Promise<void> {
  try {
    if (inDesktop()) await invoke("open_link", { url });
    else window.open(url, "_blank", "noopener,noreferrer");
  } catch (thrown) {
    toasts.show(ApiError.from(thrown).message, { kind: "problem" });
  }
}
