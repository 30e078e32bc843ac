// Writing everybody's summary of a period, one file after another: watched, and stopped at will.
import type { BatchPerson } from "../../../generated/BatchPerson";
import type { SummaryFormat } from "../../../generated/SummaryFormat";
import type { SummaryNames } from "../../../generated/SummaryNames";
import { ApiError, call } from "../../../lib/api";
import { folderSave } from "../../../lib/desktop";

export interface Wanted {
  from: string;
  to: string;
  template: string;
  format: SummaryFormat;
  names: SummaryNames;
}

export class Writing {
  /** How many of `all` are through. */
  done = $state(0);
  all = $state(0);
  state = $state<"before" | "writing" | "stopped" | "through">("before");
  written = $state<string[]>([]);
  skipped = $state<{ name: string; why: string }[]>([]);
  #stop = false;

  stop(): void {
    this.#stop = true;
  }

  async run(people: readonly BatchPerson[], wanted: Wanted): Promise<void> {
    [this.done, this.all, this.state, this.#stop] = [0, people.length, "writing", false];
    [this.written, this.skipped] = [[], []];
    const taken: string[] = [];
    for (const { person, name, skip } of people) {
      if (this.#stop) break;
      if (skip !== null) this.skipped.push({ name, why: skip });
      else await this.#one(person, name, wanted, taken);
      this.done += 1;
    }
    // What was written stays, also where it was stopped.
    const left = people.slice(this.done);
    this.skipped.push(...left.map(({ name }) => ({ name, why: "stopped before" })));
    this.state = left.length > 0 ? "stopped" : "through";
  }

  async #one(person: string, name: string, wanted: Wanted, taken: string[]): Promise<void> {
    try {
      const file = await call("summary.render", { person, ...wanted, yes: false });
      await folderSave(free(file.file_name, taken), file.text, file.base64);
      this.written.push(name);
    } catch (thrown) {
      this.skipped.push({ name, why: ApiError.from(thrown).message });
    }
  }
}

/** Two people of one name have two files. */
function free(name: string, taken: string[]): string {
  const dot = name.lastIndexOf(".");
  let next = name;
  for (let n = 2; taken.includes(next); n += 1)
    next = `${name.slice(0, dot)}-${n}${name.slice(dot)}`;
  taken.push(next);
  return next;
}
