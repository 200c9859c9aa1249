import type { Spending, Spendings } from "../../../core/tools/policy/budgets.ts";
import type { StateStore } from "../state-store.ts";

const KEY = "spendings";

type Day = { day: string } & Partial<Record<Spending, number>>;

/** Only the newest day is kept; nobody asks for another one. */
export function createSpendings(state: StateStore): Spendings {
  const of = (day: string): Day => {
    const kept = state.get<Day>(KEY);
    return kept?.day === day ? kept : { day };
  };
  return {
    spent: (day, what) => of(day)[what] ?? 0,
    add(day, what) {
      const kept = of(day);
      state.set(KEY, { ...kept, [what]: (kept[what] ?? 0) + 1 });
    },
  };
}
