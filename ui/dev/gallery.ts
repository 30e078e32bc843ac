// Components and two look-alikes with made-up people, for the eye. Only `vite dev` serves it:
// http://localhost:1420/dev/gallery.html?page=kit|today|meeting&theme=dark&palette
import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/inter/wght-italic.css";
import "../src/styles/index.css";
import "./gallery.css";
import { mount } from "svelte";
import { setTransport } from "../src/lib/api";
import { clock } from "../src/lib/clock.svelte";
import { shell } from "../src/lib/shell.svelte";
import { applyAppearance, type Theme } from "../src/lib/theme";
import Gallery from "./Gallery.svelte";
import { PEOPLE } from "./people";

const query = new URLSearchParams(location.search);
applyAppearance({
  theme: (query.get("theme") ?? "light") as Theme,
  textSize: Number(query.get("size") ?? 100),
});
setTransport(() => Promise.reject({ code: "refused", message: "The gallery has no file." }));
clock.today = "2025-11-20";
shell.people = PEOPLE;
shell.counts = { today: 5, people: 8, goals: 14, actions: 11 };
shell.backup = "Backed up today 09:12";
shell.paletteOpen = query.has("palette");
shell.keysOpen = query.has("keys");

mount(Gallery, {
  target: document.getElementById("app") as HTMLElement,
  props: { page: query.get("page") ?? "kit" },
});
