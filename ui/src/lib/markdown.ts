// Draws notes by the one Markdown reader, which is the core's: all texts of a moment in one call.
import { call } from "./api";

interface Asked {
  text: string;
  answer: (html: string | undefined) => void;
}
let waiting: Asked[] = [];

/** Sanitised HTML of a text; undefined where it could not be drawn, so that the text itself stays. */
export function drawMarkdown(text: string): Promise<string | undefined> {
  return new Promise((answer) => {
    waiting.push({ text, answer });
    if (waiting.length === 1) queueMicrotask(() => void drawWaiting());
  });
}

async function drawWaiting(): Promise<void> {
  const asked = waiting;
  waiting = [];
  try {
    const { html } = await call("markdown.show", { texts: asked.map(({ text }) => text) });
    asked.forEach(({ answer }, at) => answer(html[at]));
  } catch {
    // The plain text says the same.
    for (const { answer } of asked) answer(undefined);
  }
}
