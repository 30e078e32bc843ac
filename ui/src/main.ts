import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/inter/wght-italic.css";
import "./styles/index.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { inDesktop, setTransport } from "./lib/api";
import { setShell } from "./lib/desktop";
import { applyRememberedKeys } from "./lib/keySettings";
import { applyAppearance, rememberedAppearance } from "./lib/theme";

applyAppearance(rememberedAppearance());
applyRememberedKeys();

// In a plain browser, and only on the dev server, calls travel over dev/bridge.ts.
if (import.meta.env.DEV && !inDesktop()) {
  const { viaBridge, shellViaBridge } = await import("../dev/transport");
  setTransport(viaBridge);
  setShell(shellViaBridge);
  const asked = new URLSearchParams(location.search);
  const theme = asked.get("theme");
  if (theme === "light" || theme === "dark") {
    applyAppearance({ theme, textSize: Number(asked.get("size") ?? 100) });
  }
}

const target = document.getElementById("app");
if (!target) throw new Error("index.html has no #app");
mount(App, { target });
