// Names of levels and competencies for fields and chips. They change seldom, so one read serves all.
import { call } from "./api";
import { live } from "./live.svelte";

export interface Ladder {
  levels: readonly { id: string; name: string }[];
  competencies: readonly { slug: string; name: string }[];
}

const NONE: Ladder = { levels: [], competencies: [] };

async function readLadder(): Promise<Ladder> {
  const { frameworks } = await call("framework.list", {});
  const first = frameworks[0];
  if (!first) return NONE;
  const { levels, areas } = await call("framework.show", { name: first.name });
  return { levels, competencies: areas.flatMap((area) => area.competencies) };
}

/** The ladder in use. Empty while it is read, and where there is none. */
export function useLadder(): { readonly current: Ladder; name(slug: string): string } {
  const read = live(readLadder, ["framework"]);
  return {
    get current() {
      return read.data ?? NONE;
    },
    /** What a tag is called: the competency's name, or the word itself. */
    name(slug: string) {
      return read.data?.competencies.find((one) => one.slug === slug)?.name ?? slug;
    },
  };
}
