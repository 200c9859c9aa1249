import { type Component, calendarText, type Property, utcStamp } from "./calendar-text.ts";
import type { FeedEvent } from "./events.ts";

/** How an item stands in the feed. */
export interface Revision {
  /** How often it has changed since it was first shown. */
  sequence: number;
  /** UTC milliseconds at which its last change was shown first; before any, when it was made. */
  at: number;
}

/** What the feed has said of each item, for noticing that it says something else now. Synchronous. */
export interface RevisionStore {
  last(uid: string): (Revision & { content: string }) | null;
  save(uid: string, revision: Revision & { content: string }): void;
}

/**
 * The item as VEVENT with its revision (RFC 5545, 3.8.7): SEQUENCE, LAST-MODIFIED and DTSTAMP go up when what is shown
 * of it has changed, and stay when it has not, whatever else was done about it.
 */
export function revised(event: FeedEvent, revisions: RevisionStore, now: number): Component {
  const { uid, properties, createdAt } = event;
  const content = calendarText({ name: "VEVENT", properties });
  const last = revisions.last(uid);
  const isNew = last?.content !== content;
  const next = last ? { sequence: last.sequence + 1, at: now } : { sequence: 0, at: createdAt };
  if (isNew) revisions.save(uid, { ...next, content });
  const { sequence, at } = isNew ? next : last;
  const head: Property[] = [
    { name: "UID", value: `${uid}@adjutant` },
    { name: "DTSTAMP", value: utcStamp(at) },
    { name: "LAST-MODIFIED", value: utcStamp(at) },
    { name: "SEQUENCE", value: String(sequence) },
  ];
  return { name: "VEVENT", properties: [...head, ...properties] };
}
