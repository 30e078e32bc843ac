import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/inter/wght-italic.css";
import "./styles/index.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { applyAppearance, rememberedAppearance } from "./lib/theme";

applyAppearance(rememberedAppearance());

const target = document.getElementById("app");
if (!target) throw new Error("index.html has no #app");
mount(App, { target });
