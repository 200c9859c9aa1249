import type { PreferenceName } from "../../understanding/interpretation.ts";

/** What the platform or browser said, which counts until the person says something. */
export type ReportedName = "reportedZone";

export interface PreferenceStore {
  get(name: PreferenceName | ReportedName): string | null;
  /** Null forgets it. Recorded as a change that can be undone. */
  set(name: PreferenceName, value: string | null): void;
  /** Kept without being a change of the person's. */
  report(name: ReportedName, value: string): void;
}
