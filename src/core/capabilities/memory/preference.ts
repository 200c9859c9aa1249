import type { ChannelName } from "../../chat/inbound.ts";
import type { PreferenceName } from "../../understanding/interpretation.ts";

/** What the platform or browser said, which counts until the person says something. */
export type ReportedName =
  | "reportedZone"
  /** The newest zone of each source. */
  | `reportedZone.${ChannelName}`
  /** "web Europe/Lisbon": a report that the person is to be asked about; empty when there is none. */
  | "zoneToAsk"
  /** The language that a platform said at the first contact. */
  | "reportedLocale"
  /** The language in which the person writes. */
  | "spokenLocale"
  /** "en t17": another than that, and the turn in which it was heard first; empty when there is none. */
  | "heardLocale";

export interface PreferenceStore {
  get(name: PreferenceName | ReportedName): string | null;
  /** Null forgets it. Recorded as a change that can be undone. */
  set(name: PreferenceName, value: string | null): void;
  /** Kept without being a change of the person's. */
  report(name: ReportedName, value: string): void;
}
