import { ApiError, inDesktop } from "./api";
import { openLink as viaShell } from "./desktop";
import { toasts } from "./toasts.svelte";

/** Opens a link of the notes in the user's browser; the app itself opens no connection. */
export async function openLink(url: string): Promise<void> {
  try {
    if (inDesktop()) await viaShell(url);
    else window.open(url, "_blank", "noopener,noreferrer");
  } catch (thrown) {
    toasts.show(ApiError.from(thrown).message, { kind: "problem" });
  }
}
