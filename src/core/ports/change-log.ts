import type { Span } from "../chat/reply.ts";
import type { Profile } from "../tools/tool.ts";

/** Kinds of things that a person owns and whose changes can be undone. */
export type EntityKind = "task" | "reminder" | "fact" | "event" | "preference";

/** JSON-plain fields of an entity. */
export type EntityFields = Record<string, unknown>;

/** One change of one entity: an event of the user's log. */
export interface Change {
  /** Grows with every change of this user. */
  seq: number;
  /** The message, press or firing that caused it; undo works on whole groups. */
  group: string;
  /** UTC milliseconds. */
  at: number;
  entity: EntityKind;
  id: string;
  /** Null: it did not exist. */
  before: EntityFields | null;
  /** Null: it is gone. */
  after: EntityFields | null;
}

/** What stores write to, inside the transaction of the change itself. */
export interface ChangeRecorder {
  record(
    entity: EntityKind,
    id: string,
    before: EntityFields | null,
    after: EntityFields | null,
  ): void;
}

/** What undo reads. Synchronous, inside the turn's transaction. */
export interface ChangeHistory {
  /** Changes of the newest group that a person caused and that is not undone yet, oldest first; empty when there is none. */
  latestGroup(): Change[];
  /** Changes of one group, oldest first; empty when unknown or already undone. */
  group(group: string): Change[];
  /** What the group had replaced counts again. */
  markUndone(group: string): void;
  /** The changes being made now stand in the place of this group's (an edited message). */
  markReplaced(group: string): void;
  /** Changes of the group and of all that it has replaced, oldest first. */
  withReplaced(group: string): Change[];
}

/** Puts an entity back, field by field; one per entity kind, given by its capability. */
export interface Restorer {
  entity: EntityKind;
  /** Fields that time moves by itself (a firing): that they differ now is nobody's later change. */
  selfMoving?: readonly string[];
  /** Recorded fields as they would be recorded today; a log outlives the code that wrote it. */
  parse?(fields: EntityFields): EntityFields;
  /** Current fields, or null. */
  read(id: string): EntityFields | null;
  /** Writes the whole entity (null: removes it), re-arming whatever hangs on it; records the change. */
  write(id: string, fields: EntityFields | null): void;
  /** "task “Buy milk”": names it for the sentence that says what was undone. */
  describe(fields: EntityFields, id: string, moment: { profile: Profile }): string;
  /** What is true now, from the row: "task 3: “Buy milk”, due Fri 27 Nov". Null when it is gone. */
  tell(id: string, moment: { now: number; profile: Profile }): Span[] | null;
  /** Where a write changes how the person is spoken to: how that is now. */
  profile?(): Profile;
}
