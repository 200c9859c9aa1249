/** How much may be wanted on a person's behalf in one UTC day without their own command or press for it. */
export const DAY_LIMITS = { calls: 500, cards: 200 } as const;
/** What repeats by itself for one person, whoever asked for it. */
export const MOST_SCHEDULES = 200;
export type Spending = keyof typeof DAY_LIMITS;

/** Counts per day, in the person's own store. Synchronous, inside the turn's transaction. */
export interface Spendings {
  /** `day`: `YYYY-MM-DD` in UTC. */
  spent(day: string, what: Spending): number;
  add(day: string, what: Spending): void;
}

/** Whether one more of any kind would be too much. `now`: UTC milliseconds. */
export function isSpent(spendings: Pick<Spendings, "spent">, now: number): boolean {
  const day = utcDay(now);
  return (Object.keys(DAY_LIMITS) as Spending[]).some(
    (what) => spendings.spent(day, what) >= DAY_LIMITS[what],
  );
}

export function utcDay(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
