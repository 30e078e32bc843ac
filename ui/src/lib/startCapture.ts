// Opens quick capture; about the person whose page is open, unless a draft waits.
import { ApiError } from "./api";
import { captureOpen } from "./desktop";
import { place } from "./location.svelte";
import { toasts } from "./toasts.svelte";

export function startCapture(): void {
  const { screen, id } = place.route;
  captureOpen(screen === "person" ? id : undefined).catch((thrown: unknown) =>
    toasts.show(ApiError.from(thrown).message, { kind: "problem" }),
  );
}
