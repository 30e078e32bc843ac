import type { SummaryClaim } from "../../generated/SummaryClaim";
import type { SummaryEvidence } from "../../generated/SummaryEvidence";
import { ListSelection } from "../../lib/list.svelte";

/** The evidence beside a draft: what is cited, or, while something is being cited, all of it. */
export class Choosing {
  /** Whether a piece is being chosen, to be cited. */
  on = $state(false);
  /** The claim that the chosen piece will support. */
  wanting = $state<SummaryClaim>();
  /** Where the citation goes in the section that is being edited. */
  caret = $state<number>();
  readonly rows: ListSelection<SummaryEvidence>;

  constructor(evidence: () => readonly SummaryEvidence[]) {
    this.rows = new ListSelection(
      () => evidence().filter((piece) => this.on || piece.cited),
      (piece) => piece.id,
    );
  }

  begin(wanting?: SummaryClaim): void {
    this.wanting = wanting;
    this.on = true;
  }

  end(): void {
    this.on = false;
    this.wanting = undefined;
  }
}
