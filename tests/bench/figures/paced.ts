import { setTimeout as sleep } from "node:timers/promises";
import type { BenchOptions } from "../support/figure.ts";
import { type Arrival, chatOf, fire, post } from "../support/load.ts";
import { percentile, rounded } from "../support/stats.ts";
import { launch } from "../support/targets.ts";

const EACH = 5;
/** What the platform takes, and how far beyond it the last of a burst may be. */
const PER_SECOND = 28;
const REACH = { ratio: 1.25, refused: 0.02, reply: 1_500 };
const REPLIES_PER_SECOND = 1;

/**
 * Reminders of many users, all due in one second, over a platform that takes 28 messages a second and one a second
 * to each chat; meanwhile other people say something and wait for the answer.
 */
export async function paced(options: BenchOptions): Promise<void> {
  const { quick, report, note } = options;
  const users = quick ? 60 : 200;
  const wanted = users * EACH;
  const unavoidable = (wanted / PER_SECOND) * 1000;
  const probe = await launch(options, "paced", {
    config: "tests/bench/probe/wrangler.toml",
    database: "adjutant",
    pace: 1,
    limits: { perSecond: PER_SECOND, chatGapMs: 1_000 },
  });
  try {
    const { target } = probe;
    const { arrivals } = target.counterpart;
    const hello = Array.from({ length: 5 }, (_, n) => [users + n, "hello"] as [number, string]);
    await fire(target, hello, 2);
    const seen = arrivals.length;
    const chats = Array.from({ length: users }, (_, user) => chatOf(user));
    const at = Math.ceil(Date.now() / 1000 + 4 + users / 25) * 1000;
    note(`paced: ${wanted} reminders`);
    await post(`${target.url}/bench`, { do: "remind", chats, at, each: EACH });
    await sleep(at + 2_000 - Date.now());
    const spoken = Math.floor(unavoidable / 1000 - 4) * REPLIES_PER_SECOND;
    const asked = Array.from({ length: spoken }, (_, n) => [users + n, "show my tasks"] as const);
    const volley = await fire(target, asked as [number, string][], REPLIES_PER_SECOND);
    const isReminder = ({ chat }: Arrival) => chat < chatOf(users);
    const taken = () => arrivals.slice(seen).filter((one) => isReminder(one) && one.accepted());
    const deadline = at + unavoidable * 3;
    while (taken().length < wanted && Date.now() < deadline) await sleep(20);
    const clock = performance.timeOrigin;
    const late = taken().map((one) => clock + one.at - at);
    const p99 = percentile(late, 0.99);
    const all = arrivals.slice(seen);
    const refused = all.filter((one) => !one.accepted()).length / all.length;
    const replies = volley.shots.map(({ chat, sentAt }) => {
      const answer = all.find((one) => one.chat === chat && one.accepted());
      return (answer?.at ?? Number.NaN) - sentAt;
    });
    const reply = percentile(replies, 0.99);
    report({
      figure: "paced_burst_ms",
      reminders: wanted,
      users,
      unavoidable: rounded(unavoidable, 0),
      p50: rounded(percentile(late, 0.5), 0),
      p99: rounded(p99, 0),
      ratio_p99: rounded(p99 / unavoidable),
      refused: rounded(refused, 4),
      replies: spoken,
      reply_p50: rounded(percentile(replies, 0.5), 0),
      reply_p99: rounded(reply, 0),
      lost: wanted - late.length,
      reach: REACH.ratio,
      ok:
        p99 <= REACH.ratio * unavoidable &&
        refused <= REACH.refused &&
        reply <= REACH.reply &&
        late.length === wanted,
    });
  } finally {
    await probe.stop();
  }
}
