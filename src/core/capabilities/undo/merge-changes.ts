import type { Change, EntityFields, EntityKind } from "../../ports/change-log.ts";

/** What a group did to one entity, from its first change to its last. */
export interface NetChange {
  entity: EntityKind;
  id: string;
  before: EntityFields | null;
  after: EntityFields | null;
}

/** Folds the changes of a group into one per entity, newest entity first (the order in which they go back). */
export function netChanges(changes: Change[]): NetChange[] {
  const nets = new Map<string, NetChange>();
  for (const { entity, id, before, after } of changes) {
    const key = `${entity} ${id}`;
    const known = nets.get(key);
    nets.set(key, { entity, id, before: known ? known.before : before, after });
  }
  return [...nets.values()].reverse();
}

export type Reversal =
  /** It is already as it was. */
  | { kind: "nothing" }
  | { kind: "write"; fields: EntityFields | null }
  /** These fields were changed by something later. */
  | { kind: "conflict"; fields: string[] };

/**
 * How to take one change back without touching anything that came later: only the fields that it changed,
 * and only while they still are as it left them. `selfMoving` fields change by the passing of time, which
 * is nobody's later wish.
 */
export function reversal(
  net: NetChange,
  current: EntityFields | null,
  selfMoving: readonly string[],
): Reversal {
  const { before, after } = net;
  if (same(current, before)) return { kind: "nothing" };
  if (current === null) return after === null ? { kind: "write", fields: before } : CONFLICT_GONE;
  if (after === null) return { kind: "conflict", fields: [] };
  if (before === null) {
    const later = Object.keys({ ...after, ...current }).filter(
      (field) => !selfMoving.includes(field) && !same(current[field], after[field]),
    );
    return later.length > 0 ? { kind: "conflict", fields: later } : { kind: "write", fields: null };
  }
  return reverseFields(before, after, current, selfMoving);
}

const CONFLICT_GONE: Reversal = { kind: "conflict", fields: [] };

function reverseFields(
  before: EntityFields,
  after: EntityFields,
  current: EntityFields,
  selfMoving: readonly string[],
): Reversal {
  const touched = Object.keys({ ...before, ...after }).filter(
    (field) => !same(before[field], after[field]),
  );
  const moved = touched.filter((field) => !same(current[field], after[field]));
  const conflicts = moved.filter((field) => !selfMoving.includes(field));
  if (conflicts.length > 0) return { kind: "conflict", fields: conflicts };
  const fields = { ...current };
  for (const field of touched) {
    if (moved.includes(field)) continue;
    if (field in before) fields[field] = before[field];
    else delete fields[field];
  }
  return same(fields, current) ? { kind: "nothing" } : { kind: "write", fields };
}

/** Equality of JSON-plain values; the order of keys does not matter. */
function same(a: unknown, b: unknown): boolean {
  return stable(a) === stable(b);
}

function stable(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
