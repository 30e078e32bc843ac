import { cleanup } from "@testing-library/svelte";
import { afterEach } from "vitest";
import { setTransport } from "../src/lib/api";
import { DEFAULT_KEYS } from "../src/lib/keys";
import { keyboard } from "../src/lib/keyboard.svelte";
import { toasts } from "../src/lib/toasts.svelte";

// The test DOM has no popovers and no layout; the components ask before they use either.
afterEach(() => {
  cleanup();
  setTransport();
  keyboard.settings = { ...DEFAULT_KEYS };
  for (const toast of toasts.items) toasts.dismiss(toast.id);
});
