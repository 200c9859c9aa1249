import type { TurnsDone } from "../probe/worker.ts";
import type { BenchOptions } from "../support/figure.ts";
import { post } from "../support/load.ts";
import { median, rounded } from "../support/stats.ts";
import { launch } from "../support/targets.ts";

const REACH = 1.3;
/** Turns of one request, so that the way there and back weighs little. */
const BATCH = 10;
const SMALL = { user: "small", messages: 10, tasks: 10 };

type Say = (user: string, texts: string[], counted?: boolean) => Promise<TurnsDone>;

/** How the time of a turn grows with what a person has said and kept. */
export async function growth(options: BenchOptions): Promise<void> {
  const { quick, note } = options;
  const large = { user: "large", messages: 100_000, tasks: quick ? 2_000 : 10_000 };
  const probe = await launch(options, "probe", {
    config: "tests/bench/probe/wrangler.toml",
    database: "adjutant",
  });
  const url = `${probe.target.url}/bench`;
  const say: Say = (user, texts, counted = false) =>
    post<TurnsDone>(url, { do: "say", user, texts, counted });
  try {
    for (const filling of [SMALL, large]) {
      note(`growth: filling ${filling.messages} messages, ${filling.tasks} tasks`);
      await post(url, { do: "fill", ...filling });
      await say(filling.user, ["hello", "show my tasks"]);
    }
    for (const kind of ["list", "add", "done", "agenda"])
      await measure(kind, [SMALL.user, large.user], say, options);
  } finally {
    await probe.stop();
  }
}

/** One kind of turn by both users in turns; every user's turns in batches. */
async function measure(
  kind: string,
  users: [small: string, large: string],
  say: Say,
  { quick, report, note, timeLeft }: BenchOptions,
): Promise<void> {
  note(`growth: ${kind}`);
  const rounds = quick ? 5 : 15;
  const times = users.map((): number[] => []);
  for (let round = 0; round < rounds && (round < 3 || timeLeft() > 0); round++) {
    const order = round % 2 === 0 ? [0, 1] : [1, 0];
    for (const who of order) {
      const user = users[who] ?? "";
      const lines = await texts(kind, user, say);
      const start = performance.now();
      await say(user, lines);
      times[who]?.push((performance.now() - start) / BATCH);
    }
  }
  const [small = Number.NaN, large = Number.NaN] = times.map(median);
  report({
    figure: `turn_growth_${kind}`,
    small_ms: rounded(small),
    large_ms: rounded(large),
    ratio: rounded(large / small),
    small_rows_read: await rowsRead(kind, users[0], say),
    large_rows_read: await rowsRead(kind, users[1], say),
    reach: REACH,
    ok: large / small <= REACH,
  });
}

/** Rows that SQLite looks at for one turn: what grows even where the time is too short to show it. */
async function rowsRead(kind: string, user: string, say: Say): Promise<number> {
  const { counts } = await say(user, await texts(kind, user, say), true);
  return rounded((counts?.rowsRead ?? Number.NaN) / BATCH, 1);
}

let serial = 0;

/** What is said in one batch; "done" gets tasks of its own to finish. */
async function texts(kind: string, user: string, say: Say): Promise<string[]> {
  const titles = Array.from({ length: BATCH }, () => `call supplier ${++serial}`);
  if (kind === "list") return titles.map(() => "show my tasks");
  if (kind === "agenda") return titles.map(() => "what's on today?");
  const adding = titles.map((title) => `add a task: ${title}`);
  if (kind === "add") return adding;
  const { results } = await say(user, adding);
  return results.map((result) => `done ${numberOf(result)}`);
}

function numberOf(result: unknown): number {
  const { task } = result as { task?: { number?: number } };
  if (task?.number === undefined) throw new Error("a task was not added");
  return task.number;
}
