import type { ToolContext } from "../../../tools/tool.ts";
import type { DueOutcome } from "../../capability.ts";
import type { Reminder } from "../reminder.ts";
import type { FiredSubject } from "./fired-card.ts";

/** What one reminder brings to a digest. */
export interface DigestEntry {
  fired: FiredSubject;
  /** Skipped by its own late policy: worth a line only because there is a message anyway. */
  skipped?: true;
}

/** Says one occurrence of a reminder. */
export type Announce = (
  row: Reminder,
  fired: FiredSubject,
  context: ToolContext,
) => DueOutcome & { entry: DigestEntry };
