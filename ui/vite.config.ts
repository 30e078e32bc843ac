import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { bridge } from "./dev/bridge";

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), bridge()],
  // Tests run Svelte in its browser build, as the window does.
  resolve: mode === "test" ? { conditions: ["browser"] } : {},
  clearScreen: false,
  server: { port: 1420, strictPort: true },
  build: {
    // The web views that Trellis supports know light-dark(), oklch and anchors.
    // A lower target would rewrite light-dark() in a way that ignores data-theme.
    target: ["safari18.2", "chrome125"],
    cssTarget: ["safari18.2", "chrome125"],
    manifest: true,
    // The main window, and the small one of quick capture.
    rolldownOptions: {
      input: ["index.html", "capture.html"],
      output: {
        // Screens that belong together travel together, and what all of them stand on is one
        // piece: many small pieces weigh more, for each begins its words anew.
        codeSplitting: {
          groups: [
            {
              name: "base",
              priority: 2,
              test: /preload-helper|node_modules[\\/]svelte[\\/]|src[\\/](?:lib|components)[\\/](?!editor)/,
            },
            {
              // What Today opens with; its dialogs are those of Person and People.
              name: "today",
              priority: 2,
              test: /src[\\/]screens[\\/](?:today|welcome|person[\\/](?:PlanMeeting|DayNotes|Holidays|WriteNote|rhythm|noteForm)|people[\\/](?:AddPerson|PersonFields|CadenceField|personForm|cadence)|meeting[\\/]when)/,
            },
            {
              // All else: a person, a call and a goal each need most of it anyway.
              name: "screens",
              priority: 1,
              test: /src[\\/]screens[\\/](?!index|NotHere|search[\\/]place)/,
            },
          ],
        },
      },
    },
    // Small assets as data: URLs would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: "happy-dom",
    include: ["tests/**/*.test.ts", "tests/**/*.svelte.test.ts"],
    setupFiles: ["tests/setup.ts"],
    restoreMocks: true,
  },
}));
