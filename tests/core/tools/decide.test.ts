import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Decision,
  decide,
  type Origin,
  VERDICTS,
  type Verdict,
} from "../../../src/core/tools/policy/decide.ts";
import { VALUE_ORIGINS } from "../../../src/core/tools/policy/value-origin.ts";
import type { Effect } from "../../../src/core/tools/tool.ts";

const HARMLESS = {
  tainted: false,
  confirmed: false,
  confirm: "when-unsure",
} as const;

/** For each effect: explicit, inferred, scheduled; then the same three in a tainted turn. */
const TABLE: Record<Effect, Record<"clean" | "tainted", Record<Origin, Verdict>>> = {
  read: {
    clean: { explicit: "act", inferred: "act", scheduled: "act" },
    tainted: { explicit: "act", inferred: "act", scheduled: "act" },
  },
  write: {
    clean: { explicit: "act", inferred: "ask", scheduled: "ask" },
    tainted: { explicit: "ask", inferred: "ask", scheduled: "ask" },
  },
  "external-read": {
    clean: { explicit: "act", inferred: "ask", scheduled: "ask" },
    tainted: { explicit: "ask", inferred: "ask", scheduled: "ask" },
  },
  "external-write": {
    clean: { explicit: "ask", inferred: "ask", scheduled: "ask" },
    tainted: { explicit: "ask", inferred: "ask", scheduled: "ask" },
  },
  destructive: {
    clean: { explicit: "ask", inferred: "ask", scheduled: "ask" },
    tainted: { explicit: "ask", inferred: "ask", scheduled: "ask" },
  },
};
const EFFECTS = Object.keys(TABLE) as Effect[];
const ORIGINS: Origin[] = ["explicit", "inferred", "scheduled"];
const rows = EFFECTS.flatMap((effect) =>
  ORIGINS.flatMap((origin) =>
    (["clean", "tainted"] as const).map((turn) => ({ effect, origin, turn })),
  ),
);

describe("the decision table", () => {
  it.each(rows)("$effect, $origin, $turn", ({ effect, origin, turn }) => {
    const base = { ...HARMLESS, effect, origin, tainted: turn === "tainted" };
    const expected = TABLE[effect][turn][origin];
    expect(decide(base)).toBe(expected);
    // A press of the card for exactly this settles every question.
    expect(decide({ ...base, confirmed: true })).toBe("act");
    // A second card in a tainted turn is one too many; in a clean one it is the person's second wish.
    const second = expected === "ask" && turn === "tainted" ? "refuse" : expected;
    expect(decide({ ...base, cards: 1 })).toBe(second);
    // Words of others among the arguments taint the call.
    expect(decide({ ...base, values: ["said", "foreign"] })).toBe(TABLE[effect].tainted[origin]);
    expect(decide({ ...base, values: ["said", "own", "profile"] })).toBe(expected);
    const always = effect === "write" && expected === "act" ? "ask" : expected;
    expect(decide({ ...base, confirm: "always" })).toBe(always);
  });

  it.each(EFFECTS)("leaves what only the person may start to the person: %s", (effect) => {
    const base = { ...HARMLESS, effect, personOnly: true };
    for (const origin of ["inferred", "scheduled"] as const) {
      expect(decide({ ...base, origin })).toBe("refuse");
      expect(decide({ ...base, origin, confirmed: true })).toBe("refuse");
    }
    expect(decide({ ...base, origin: "explicit", confirmed: true })).toBe("act");
  });

  it.each(EFFECTS)("stops what nobody asked for when the day's budget is spent: %s", (effect) => {
    const base = { ...HARMLESS, effect, spent: true };
    expect(decide({ ...base, origin: "inferred" })).toBe("refuse");
    expect(decide({ ...base, origin: "scheduled" })).toBe("refuse");
    expect(decide({ ...base, origin: "explicit" })).toBe(TABLE[effect].clean.explicit);
  });

  it("lets no schedule make a schedule", () => {
    const base = { ...HARMLESS, effect: "write", schedules: true } as const;
    expect(decide({ ...base, origin: "scheduled" })).toBe("refuse");
    expect(decide({ ...base, origin: "inferred" })).toBe("ask");
    expect(decide({ ...base, origin: "explicit" })).toBe("act");
  });
});

const decisions: fc.Arbitrary<Decision> = fc.record({
  effect: fc.constantFrom(...EFFECTS),
  origin: fc.constantFrom(...ORIGINS),
  tainted: fc.boolean(),
  confirmed: fc.boolean(),
  confirm: fc.constantFrom("always" as const, "when-unsure" as const),
  personOnly: fc.boolean(),
  schedules: fc.boolean(),
  values: fc.array(fc.constantFrom(...VALUE_ORIGINS), { maxLength: 4 }),
  cards: fc.nat(2),
  spent: fc.boolean(),
});
const strictness = (decision: Decision) => VERDICTS.indexOf(decide(decision));

describe("every decision", () => {
  it("that words of others have a part in acts by a press alone, or only reads", () => {
    void fc.assert(
      fc.property(decisions, (decision) => {
        const isForeign = decision.tainted || decision.values?.includes("foreign");
        if (!isForeign || decision.confirmed || decision.effect === "read") return;
        expect(decide(decision)).not.toBe("act");
      }),
      { numRuns: 5_000 },
    );
  });

  it("is never freer for less trust", () => {
    const less: ((one: Decision) => Decision)[] = [
      (one) => ({ ...one, tainted: true }),
      (one) => ({ ...one, values: [...(one.values ?? []), "foreign"] }),
      (one) => ({ ...one, confirmed: false }),
      (one) => ({ ...one, confirm: "always" }),
      (one) => ({ ...one, personOnly: true }),
      (one) => ({ ...one, schedules: true }),
      (one) => ({ ...one, spent: true }),
      (one) => ({ ...one, cards: (one.cards ?? 0) + 1 }),
      (one) => (one.origin === "explicit" ? { ...one, origin: "inferred" } : one),
      (one) => ({ ...one, origin: "scheduled" }),
      (one) => (one.effect === "read" ? { ...one, effect: "write" } : one),
      (one) => ({ ...one, effect: "destructive" }),
    ];
    void fc.assert(
      fc.property(decisions, fc.constantFrom(...less), (decision, change) => {
        expect(strictness(change(decision))).toBeGreaterThanOrEqual(strictness(decision));
      }),
      { numRuns: 10_000 },
    );
  });

  it("shows at most one card in a tainted turn", () => {
    void fc.assert(
      fc.property(fc.array(decisions, { maxLength: 8 }), (wishes) => {
        let cards = 0;
        for (const wish of wishes) if (decide({ ...wish, tainted: true, cards }) === "ask") cards++;
        expect(cards).toBeLessThanOrEqual(1);
      }),
    );
  });
});
