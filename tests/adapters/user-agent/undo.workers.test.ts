import { expect, it } from "vitest";
import { createBench } from "../../chaos/support/bench.ts";
import type { OnStart } from "../../chaos/support/inside.ts";
import type { PersonInWorld } from "../../chaos/support/world.ts";
import { seededRandom } from "../../counterparts/telegram/faults.ts";

const { world, plant } = createBench();

const STEPS = 14;
/** Of a crash at a fail point. */
const CRASH = 0.03;
const TABLES = ["tasks", "reminders", "facts", "preferences"];
const PENDING = "select kind, item_id, occurrence, due_at from due where state = 'pending'";

/** All that a person has, and all that will come up by itself; how they write is learned and no change of theirs. */
const belongings = (anna: PersonInWorld): Promise<string[]> =>
  anna.inside(({ ctx }) =>
    [...TABLES.map((table) => `select * from ${table}`), PENDING]
      .flatMap((query) => ctx.storage.sql.exec(query).toArray())
      .filter((row) => row["name"] !== "spokenLocale")
      .map((row) => JSON.stringify(row))
      .toSorted(),
  );

const DAY_MS = 86_400_000;
/** Until the next 5:00 UTC, in milliseconds. */
const untilMorning = (now: number): number => DAY_MS - ((now - 5 * 3_600_000) % DAY_MS);

it.each([11, 12, 13, 14])(
  "undoing everything leads back step by step, over crashes (seed %i)",
  async (seed) => {
    const random = seededRandom(seed);
    // Nothing comes up by itself until it is over, whatever the time of day is.
    world.pass(untilMorning(Date.now()));
    const anna = world.person();
    const tell = async (text: string) => {
      await anna.say(text);
      await anna.settle(60_000);
    };
    await tell("hello");
    const crashing: OnStart = (inside) => {
      const pass = inside.failPoint;
      inside.failPoint = (name) => {
        pass.call(inside, name);
        if (random() < CRASH) inside.ctx.abort(`planned crash at ${name}`);
      };
    };
    plant(crashing);
    await anna.crash();
    const earlier: string[][] = [];
    let now = await belongings(anna);
    for (let step = 0; step < STEPS; step++) {
      await tell(wish(random, step));
      const next = await belongings(anna);
      if (JSON.stringify(next) !== JSON.stringify(now)) earlier.push(now);
      now = next;
    }
    expect(earlier.length).toBeGreaterThan(STEPS / 2);
    for (const before of earlier.toReversed()) {
      await tell("/undo");
      expect(await belongings(anna)).toEqual(before);
    }
    await tell("/undo");
    expect(anna.texts().at(-1)).toContain("nothing to undo");
    plant();
  },
  30_000,
);

/** Something to do, about one of the first few items or a new one. */
function wish(random: () => number, step: number): string {
  const number = 1 + Math.floor(random() * Math.max(1, step - 1));
  const wishes = [
    `/add plant ${step} trees`,
    `/add water tree ${step} tomorrow 9:00`,
    `remind me tomorrow at 9:15 to prune tree ${step}`,
    `remind me every day at 18:30 to count ${step} leaves`,
    `/remember tree ${step} is an oak`,
    `/done ${number}`,
    `/rename ${number} something else ${step}`,
    `/move ${number} tomorrow 16:45`,
    `/priority ${number} high`,
    `/delete ${number}`,
    `/reopen ${number}`,
  ];
  // First there has to be something.
  const kinds = step < 4 ? 5 : wishes.length;
  return wishes[Math.floor(random() * kinds)] ?? "";
}
