// The browser's end of the bridge; see README.md.
import { ApiError } from "../src/lib/api";

async function post(path: string, asked: unknown): Promise<unknown> {
  const response = await fetch(path, { method: "POST", body: JSON.stringify(asked) });
  const answer: unknown = await response.json();
  if (!response.ok) throw new ApiError(answer as ConstructorParameters<typeof ApiError>[0]);
  return answer;
}

/** Carries a call to the core through the dev server. */
export const viaBridge = (name: string, payload: unknown) => post("/call", { name, payload });

/** Carries a command of the desktop shell, as far as a browser can stand in for it. */
export const shellViaBridge = (command: string, args: Record<string, unknown>) =>
  post("/shell", { command, args });
