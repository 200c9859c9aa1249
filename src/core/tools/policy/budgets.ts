/** What one turn may cost, whoever asks for it. */
export const TURN_LIMITS = { modelCalls: 8, toolCalls: 24, durationMs: 60_000 } as const;

/** What may happen per person and UTC day without a word or press of theirs for each. */
export const DAY_LIMITS = {
  /** Calls that a model proposed. */
  toolCalls: 500,
  /** Cards that a model asked for. */
  cards: 200,
} as const;

/** Repeating things of one person, at any time. */
export const MOST_SCHEDULES = 200;
/** Between two occurrences of one. */
export const SCHEDULE_GAP_MS = 5 * 60_000;

export type Spent = Partial<Record<string, number>>;

/** The first limit that one more would break, or null. Absent numbers are zero. */
export function overBudget<Limits extends Record<string, number>>(
  spent: { [Name in keyof Limits]?: number },
  limits: Limits,
): keyof Limits | null {
  const names = Object.keys(limits) as (keyof Limits)[];
  return names.find((name) => (spent[name] ?? 0) >= (limits[name] ?? 0)) ?? null;
}

/** The UTC day for which things are counted, `YYYY-MM-DD`. */
export function budgetDay(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
