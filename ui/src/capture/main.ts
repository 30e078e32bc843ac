import "@fontsource-variable/inter/index.css";
import "../styles/index.css";
import "../styles/capture.css";
import { invoke } from "@tauri-apps/api/core";
import { mount } from "svelte";
import { inDesktop, setTransport } from "../lib/api";
import { setShell } from "../lib/desktop";
import { applyAppearance, rememberedAppearance } from "../lib/theme";
import App from "./App.svelte";

applyAppearance(rememberedAppearance());
// This window reaches only what capturing needs of the core.
if (inDesktop()) setTransport((name, payload) => invoke("capture", { name, payload }));

// In a plain browser, and only on the dev server, calls travel over dev/bridge.ts.
if (import.meta.env.DEV && !inDesktop()) {
  const { viaBridge, shellViaBridge } = await import("../../dev/transport");
  setTransport(viaBridge);
  setShell(shellViaBridge);
  const asked = new URLSearchParams(location.search);
  const theme = asked.get("theme");
  if (theme === "light" || theme === "dark") {
    applyAppearance({ theme, textSize: Number(asked.get("size") ?? 100) });
  }
}

const target = document.getElementById("app");
if (!target) throw new Error("capture.html has no #app");
mount(App, { target });
