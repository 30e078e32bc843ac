// The one door to the core: every screen calls an operation by its name.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Operations } from "../generated/operations";

export type { Operations };
/** The name of an operation of the core, such as `goal.add`. */
export type OperationName = keyof Operations & string;
export type Input<N extends OperationName> = Operations[N]["input"];
export type Output<N extends OperationName> = Operations[N]["output"];

/** What a reply of a writing operation looks like on the wire. */
export interface Changed<T> {
  output: T;
  /** The operation to undo; null where nothing had to change. */
  operation: string | null;
  /** The concepts whose rows changed, by the names of their tables; `*` for any. */
  touched: string[];
}

/** Carries one call to the core. Tests and the gallery put their own in place. */
export type Transport = (name: string, payload: unknown) => Promise<unknown>;

// The core speaks to the terminal too; here the same advice names what the window has.
const IN_THE_WINDOW: readonly (readonly [RegExp, string])[] = [
  [/`trellis doctor`/g, "the check in Settings"],
  [/`trellis snapshot add`/g, "assessing them"],
  [/`trellis person edit --target`/g, "Edit on their page"],
  [/ (with --file|\(--file\)|with -o)(?=$|[ ,;])/g, ""],
  // An operation is known here by its label; its id says nothing more.
  [/ \([0-9a-f]{8}-[0-9a-f-]{27}\)/g, ""],
];

/** "what happened; what is safe; what to do", as the core writes it, in sentences. */
export function sentences(message: string): string {
  return IN_THE_WINDOW.reduce((text, [said, here]) => text.replace(said, here), message)
    .split("; ")
    .filter((part) => part !== "")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .map((part) => (/[.?…:]["”)]?$/.test(part) ? part : `${part}.`))
    .join(" ");
}

/** Why the core refused. `message` is written for people; `code` is what code branches on. */
export class ApiError extends Error {
  readonly code: string;
  /** The input field that is wrong, where one is. */
  readonly field: string | undefined;
  /** What an ambiguous name could have meant. */
  readonly candidates: readonly unknown[];

  constructor(error: {
    code?: string;
    message?: string;
    field?: string | null;
    candidates?: unknown;
  }) {
    super(sentences(error.message ?? "The app could not do that. Nothing was changed."));
    this.name = "ApiError";
    this.code = error.code ?? "unexpected";
    this.field = error.field ?? undefined;
    this.candidates = Array.isArray(error.candidates) ? error.candidates : [];
  }

  /** Makes an ApiError of whatever was thrown. */
  static from(thrown: unknown): ApiError {
    if (thrown instanceof ApiError) return thrown;
    if (thrown instanceof Error) return new ApiError({ message: thrown.message });
    if (typeof thrown === "string") return new ApiError({ message: thrown });
    return new ApiError((thrown ?? {}) as ConstructorParameters<typeof ApiError>[0]);
  }
}

const viaTauri: Transport = (name, payload) => invoke("call", { name, payload });
let transport: Transport = viaTauri;

/** Replaces the way calls travel; without an argument the real one comes back. */
export function setTransport(next: Transport = viaTauri): void {
  transport = next;
}

function isChanged(reply: unknown): reply is Changed<unknown> {
  return (
    typeof reply === "object" &&
    reply !== null &&
    "output" in reply &&
    Array.isArray((reply as Changed<unknown>).touched)
  );
}

async function travel(name: string, payload: unknown): Promise<unknown> {
  let reply: unknown;
  try {
    reply = await transport(name, payload);
  } catch (thrown) {
    throw ApiError.from(thrown);
  }
  if (isChanged(reply)) publishTouched(reply.touched, payload);
  return reply;
}

/**
 * Runs an operation of the core. Resolves with its output; what a write touched is published
 * before that, so that screens read again. Rejects with an `ApiError`.
 */
export async function call<N extends OperationName>(
  name: N,
  payload: Input<N>,
): Promise<Output<N>> {
  const reply = await travel(name, payload);
  return (isChanged(reply) ? reply.output : reply) as Output<N>;
}

/** Names of operations that change the file. */
export type WriteName = {
  [N in OperationName]: Operations[N]["writes"] extends true ? N : never;
}[OperationName];

/** Like `call`, for a write whose operation one wants to undo. */
export async function callWrite<N extends WriteName>(
  name: N,
  payload: Input<N>,
): Promise<Changed<Output<N>>> {
  return (await travel(name, payload)) as Changed<Output<N>>;
}

type TouchListener = (concepts: ReadonlySet<string>, by?: unknown) => void;
const listeners = new Set<TouchListener>();

/**
 * Is told which concepts a write touched, whoever wrote; `by` is the payload of a write of this
 * window. Returns the way to stop.
 */
export function onTouched(listener: TouchListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells the screens that concepts changed. An empty list says nothing. */
export function publishTouched(concepts: readonly string[], by?: unknown): void {
  if (concepts.length === 0) return;
  const set = new Set(concepts);
  for (const listener of [...listeners]) listener(set, by);
}

/** True inside the desktop window, false in a plain browser or a test. */
export function inDesktop(): boolean {
  return "__TAURI_INTERNALS__" in globalThis;
}

/** Hears of writers outside this window (the command line, another window). */
export async function listenForOutsideChanges(own: string | undefined): Promise<() => void> {
  if (!inDesktop()) return () => {};
  return listen<{ touched: string[]; by?: string }>("changed", ({ payload }) => {
    // What this window wrote, it has told its screens already.
    if (payload.by === undefined || payload.by !== own) publishTouched(payload.touched);
  });
}
