// Lets the window run in a plain browser against the real core, for the eye and for screenshots.
// A plugin of `vite dev` only: nothing of it is in the build. See README.md beside it.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";

interface Answer {
  status: number;
  body: unknown;
}

const binary = () => process.env.TRELLIS_BIN ?? "trellis";
const file = () => process.env.TRELLIS_FILE ?? "";
const today = () => process.env.TRELLIS_TODAY ?? "";

/** Runs the command once and reads the one JSON document that it prints. */
function trellis(args: readonly string[], input = ""): Promise<Answer> {
  return new Promise((resolve) => {
    const common = ["--file", file(), "--json", ...(today() ? ["--today", today()] : [])];
    const run = spawn(binary(), [...common, ...args]);
    let out = "";
    let err = "";
    run.stdout.on("data", (chunk) => (out += chunk));
    run.stderr.on("data", (chunk) => (err += chunk));
    run.on("error", (thrown) =>
      resolve(refusal("failed", `The bridge cannot start ${binary()}: ${thrown.message}`)),
    );
    run.on("close", (code) => {
      if (code === 0) return resolve({ status: 200, body: read(out) });
      const said = read(err) as { error?: unknown } | undefined;
      resolve(
        said?.error
          ? { status: 400, body: said.error }
          : refusal("failed", err || `The command ended with ${code}`),
      );
    });
    run.stdin.on("error", () => {});
    run.stdin.end(input);
  });
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal(code: string, message: string): Answer {
  return { status: 400, body: { code, message } };
}

let writes: Promise<ReadonlySet<string>> | undefined;
async function isWrite(name: string): Promise<boolean> {
  writes ??= trellis(["api"]).then((answer) => {
    const list = (answer.body as { operations?: { name: string; writes: boolean }[] }).operations;
    return new Set((list ?? []).filter((one) => one.writes).map((one) => one.name));
  });
  return (await writes).has(name);
}

async function newest(): Promise<string | null> {
  const answer = await trellis(["api", "history.list", '{"limit":1}']);
  const list = (answer.body as { operations?: { id: string }[] }).operations;
  return list?.[0]?.id ?? null;
}

/** One call of the core, answered as the desktop shell answers it. */
async function call(name: string, payload: unknown): Promise<Answer> {
  const write = await isWrite(name);
  const before = write ? await newest() : null;
  const answer = await trellis(["api", name, "-"], JSON.stringify(payload ?? {}));
  if (answer.status !== 200) return answer;
  if (!write) return { status: 200, body: { output: answer.body, touched: [] } };
  const after = await newest();
  const operation = after === before ? null : after;
  return { status: 200, body: { output: answer.body, operation, touched: ["*"] } };
}

/** The commands of the shell that a browser can stand in for. */
async function shell(command: string, args: Record<string, unknown>): Promise<Answer> {
  if (command === "file_create") {
    const made = await trellis(["init", "--owner", String(args.owner ?? "Me")]);
    if (made.status !== 200) return made;
  } else if (command !== "file_state") {
    return refusal("refused", `A browser cannot do ${command}. Nothing was changed.`);
  }
  const state = existsSync(file()) ? "ready" : "missing";
  const day = today() || new Date().toLocaleDateString("sv");
  return { status: 200, body: { state, path: file(), encrypted: false, today: day } };
}

async function body(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return JSON.parse(text || "{}") as Record<string, unknown>;
}

function send(response: ServerResponse, { status, body }: Answer) {
  response.statusCode = status;
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(body ?? null));
}

/** POST /call {name, payload} and POST /shell {command, args}, on the dev server alone. */
export function bridge(): Plugin {
  // One at a time: a read during a write of the same click would come too early.
  let last: Promise<unknown> = Promise.resolve();
  const queue = (run: () => Promise<Answer>): Promise<Answer> => {
    const mine = last.then(run, run);
    last = mine;
    return mine;
  };
  return {
    name: "trellis-bridge",
    apply: "serve",
    configureServer(server) {
      const on = (path: string, run: (body: Record<string, unknown>) => Promise<Answer>) =>
        server.middlewares.use(path, (request, response, next) => {
          if (request.method !== "POST") return next();
          body(request)
            .then((read) => queue(() => run(read)))
            .catch((thrown: unknown) => refusal("failed", String(thrown)))
            .then((answer) => send(response, answer));
        });
      on("/call", (asked) => call(String(asked.name), asked.payload));
      on("/shell", (asked) =>
        shell(String(asked.command), (asked.args ?? {}) as Record<string, unknown>),
      );
    },
  };
}
