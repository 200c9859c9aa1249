/** What the next occurrence of a rule costs, beside the libraries for it, and the dearest rule that anybody can write. */
import { createRequire } from "node:module";
import { Cron } from "croner";
import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import { randomOf } from "../../../scripts/oracle/random.ts";
import { sampleRule } from "../../../scripts/oracle/sample-rule.ts";
import { nextOccurrence, validateRule } from "../../../src/core/time/recurrence.ts";
import type { BenchOptions } from "../support/figure.ts";
import { median, percentile, rounded } from "../support/stats.ts";

/** Node cannot load its ES modules, whose imports have no file extensions. */
const { rrulestr } = createRequire(import.meta.url)("rrule") as typeof import("rrule");

const ZONE = "Europe/Berlin";
const NOW = Date.UTC(2026, 10, 21, 10);
const HOUR = 3_600_000;
/** Microseconds at the median, and milliseconds for any rule whatever. */
const REACH_US = 50;
const REACH_WORST_MS = 5;

interface Case {
  name: string;
  rrule: string;
  /** The same in cron's language, where it has words for it. */
  cron: string;
}

const CASES: Case[] = [
  { name: "daily", rrule: "FREQ=DAILY", cron: "30 2 * * *" },
  { name: "weekly", rrule: "FREQ=WEEKLY;BYDAY=MO,WE,FR", cron: "30 2 * * 1,3,5" },
  { name: "monthly", rrule: "FREQ=MONTHLY;BYDAY=2TU", cron: "30 2 * * 2#2" },
  { name: "yearly", rrule: "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=28", cron: "30 2 28 3 *" },
];
const STARTS = { fresh: "2026-11-01T02:30", ten_years: "2016-11-01T02:30" };

/** Rules that cost much to follow: finer than a day, never happening, with huge sets, intervals and counts. */
const HARD = [
  "FREQ=SECONDLY",
  "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1",
  "FREQ=SECONDLY;BYSETPOS=2",
  "FREQ=MINUTELY;INTERVAL=60;BYMINUTE=30",
  "FREQ=HOURLY;BYHOUR=9;BYDAY=MO;COUNT=500",
  "FREQ=HOURLY;INTERVAL=10000;BYHOUR=10",
  "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
  "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
  "FREQ=DAILY;INTERVAL=2;COUNT=10000",
  "FREQ=DAILY;COUNT=1000000000",
  "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=10000",
  "FREQ=WEEKLY;INTERVAL=10000;BYMONTH=2;BYMONTHDAY=29",
  "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6",
  "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYMONTH=6",
  "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29",
  `FREQ=YEARLY;BYSETPOS=-1;BYHOUR=${upTo(24)};BYMINUTE=${upTo(60)};BYSECOND=${upTo(60)}`,
];

export async function recurrence({ quick, report, note }: BenchOptions): Promise<void> {
  note("recurrence: next occurrence");
  const rounds = quick ? 200 : 1000;
  for (const one of CASES) {
    for (const [age, start] of Object.entries(STARTS)) {
      const own = microseconds(rounds, (now) => ownNext(one, start, now));
      const figure = `next_occurrence_${one.name}_${age}`;
      report({
        figure,
        median_us: own,
        rrule_us: microseconds(Math.min(rounds, 50), (now) => rruleNext(one, start, now)),
        rrule_temporal_us: microseconds(Math.min(rounds, 50), (now) =>
          temporalNext(one, start, now),
        ),
        croner_us: microseconds(rounds, (now) => cronNext(one, start, now)),
        reach_us: REACH_US,
        ok: own <= REACH_US,
      });
    }
  }
  note("recurrence: the dearest rules");
  worst(quick ? 1000 : 5000, report);
}

function ownNext({ rrule }: Case, start: string, now: number): number | null {
  return nextOccurrence({ start, zone: ZONE, rrule }, now);
}

/** In floating time, which is what the library does right; the zone would come on top. */
function rruleNext({ rrule }: Case, start: string, now: number): number | undefined {
  const dtstart = `${start.replaceAll(/[-:]/g, "")}00Z`;
  return rrulestr(`DTSTART:${dtstart}\nRRULE:${rrule}`).after(new Date(now))?.getTime();
}

function temporalNext({ rrule }: Case, start: string, now: number): number | undefined {
  const dtstart = `${start.replaceAll(/[-:]/g, "")}00`;
  const rule = new RRuleTemporal({
    rruleString: `DTSTART;TZID=${ZONE}:${dtstart}\nRRULE:${rrule}`,
    temporal: Temporal,
  });
  return rule.next(new Date(now))?.epochMilliseconds;
}

function cronNext({ cron }: Case, start: string, now: number): number | undefined {
  const job = new Cron(cron, { timezone: ZONE, startAt: start, paused: true });
  return job.nextRun(new Date(now))?.getTime();
}

/** The median over different instants; building the rule is part of it, as it is for a stored schedule. */
function microseconds(rounds: number, next: (now: number) => unknown): number {
  const times = Array.from({ length: rounds }, (_, i) => {
    const now = NOW + i * 7 * HOUR;
    const begin = performance.now();
    next(now);
    return (performance.now() - begin) * 1000;
  });
  return rounded(median(times));
}

/** Each rule from 1970, checked and followed: processor time, the best of five, since other work is not its cost. */
function worst(count: number, report: BenchOptions["report"]): void {
  const random = Array.from({ length: count }, (_, i) =>
    sampleRule(randomOf(5, i)).parts.join(";"),
  );
  const costs = [...HARD, ...random].map((rrule) => {
    const times = [0, 1, 2, 3, 4].map(() => {
      const begin = process.cpuUsage();
      if (validateRule(rrule).ok || !rrule.includes("COUNT=1000000000")) {
        nextOccurrence({ start: "1970-01-01T08:00", zone: ZONE, rrule }, NOW);
      }
      const { user, system } = process.cpuUsage(begin);
      return (user + system) / 1000;
    });
    return { rrule, ms: Math.min(...times) };
  });
  const dearest = costs.reduce((a, b) => (b.ms > a.ms ? b : a));
  report({
    figure: "rule_cost",
    rules: costs.length,
    worst_ms: rounded(dearest.ms),
    p99_ms: rounded(
      percentile(
        costs.map(({ ms }) => ms),
        0.99,
      ),
      3,
    ),
    worst_rule: dearest.rrule.slice(0, 80),
    reach_ms: REACH_WORST_MS,
    ok: dearest.ms <= REACH_WORST_MS,
  });
}

function upTo(end: number): string {
  return Array.from({ length: end }, (_, i) => i).join();
}
