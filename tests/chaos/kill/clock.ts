import { setTimeout as sleep } from "node:timers/promises";
import type { Arrival } from "./arrival.ts";
import { type HostInTime, hostWorker } from "./host.ts";
import { type Chat, type Platform, startSlack, startTelegram } from "./platforms.ts";

/** A night on which the clocks change, and what a reminder for every day at `local` has to do in it. */
interface Night {
  zone: string;
  local: string;
  /** The instant of that day's occurrence, and of the next day's. */
  due: string;
  next: string;
  /** Where the hour comes twice: when it comes again. */
  again?: string;
}

/** Reckoned with Python's zoneinfo (a time in a gap as the later one, one that comes twice as the first). */
const NIGHTS: Night[] = [
  {
    ...{ zone: "America/New_York", local: "2:30 am" },
    ...{ due: "2027-03-14T07:30Z", next: "2027-03-15T06:30Z" },
  },
  {
    ...{ zone: "Europe/Vienna", local: "2:30 am" },
    ...{ due: "2027-03-28T01:30Z", next: "2027-03-29T00:30Z" },
  },
  {
    ...{ zone: "Australia/Lord_Howe", local: "1:45 am" },
    ...{ due: "2027-04-03T14:45Z", next: "2027-04-04T15:15Z", again: "2027-04-03T15:15Z" },
  },
  {
    ...{ zone: "Australia/Lord_Howe", local: "2:15 am" },
    ...{ due: "2027-10-02T15:45Z", next: "2027-10-03T15:15Z" },
  },
  {
    ...{ zone: "Europe/Vienna", local: "2:30 am" },
    ...{ due: "2027-10-31T00:30Z", next: "2027-11-01T01:30Z", again: "2027-10-31T01:30Z" },
  },
  {
    ...{ zone: "America/New_York", local: "1:30 am" },
    ...{ due: "2027-11-07T05:30Z", next: "2027-11-08T06:30Z", again: "2027-11-07T06:30Z" },
  },
];

const START = Date.parse("2027-03-13T08:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** After a jump, for what is due. */
const LATEST_MS = 60_000;
/** Before an instant that is waited for; the Worker has to be up by then. */
const BEFORE_MS = 5_000;
/** Long enough for a repeat that should not be. */
const STILL_MS = 3_000;
/** For the answer to something that has arrived. */
const SETTLE_MS = 500;

export interface ClockReport {
  act: "clock";
  ok: boolean;
  jumps: number;
  nights: number;
  /** Messages that had to arrive. */
  asked: number;
  lost: number;
  /** Messages that came although their occurrence had come before. */
  repeated: number;
  /** Occurrences at another instant than they should be. */
  misplaced: number;
  /** The longest time from a jump to what was due then (ms). */
  latest: number;
  seconds: number;
  details: string[];
}

export interface ClockOptions {
  root: string;
  onLine?: ((line: string) => void) | undefined;
  note(line: string): void;
}

/** Somebody with reminders; what came of them is read from their chat. */
interface Sleeper {
  chat: Chat;
  /** What has come and had to. */
  seen: Set<string>;
}

/**
 * The Worker's clock is set forward and back while it runs and while it is down, and through the nights of a year
 * on which the clocks change. No platform fails: whatever comes twice is a repeat without reason.
 */
export async function clockRun({ root, onLine, note }: ClockOptions): Promise<ClockReport> {
  const started = Date.now();
  let host: HostInTime | undefined;
  const origin = () => host?.url() ?? "";
  const now = () => host?.now() ?? START;
  const telegram = await startTelegram({ origin, now });
  const slack = await startSlack({ origin, now });
  const own = { SIGNUP: "open", LOG_LEVEL: onLine ? "info" : "error" };
  const vars = { ...telegram.vars, ...slack.vars, ...own, SEND_PACE: "10" };
  host = await hostWorker({ root, vars, onLine, clock: START });
  const found = { asked: 0, jumps: 0, latest: 0, details: [] as string[] };
  try {
    const course = createCourse(host, found);
    await throughJumps([telegram, slack], course, note);
    await throughNights(telegram, course, note);
  } finally {
    await host.close();
    for (const platform of [telegram, slack]) await platform.close();
  }
  const count = (what: string) => found.details.filter((line) => line.startsWith(what)).length;
  return {
    act: "clock",
    ok: found.details.length === 0,
    jumps: found.jumps,
    nights: NIGHTS.length,
    asked: found.asked,
    lost: count("lost"),
    repeated: count("repeated"),
    misplaced: count("misplaced"),
    latest: found.latest,
    seconds: Math.round((Date.now() - started) / 100) / 10,
    details: found.details.slice(0, 20),
  };
}

type Found = Pick<ClockReport, "asked" | "jumps" | "latest" | "details">;
type Course = ReturnType<typeof createCourse>;

/** Sets the clock, and waits for what has to come then. */
function createCourse(host: HostInTime, found: Found) {
  let jumpedAt = Date.now();

  return {
    now: () => host.now(),
    fault: (line: string) => found.details.push(line),

    async jumpTo(at: number, how: "running" | "killed" = "running"): Promise<void> {
      found.jumps += 1;
      // What has just arrived is stored before the power goes, so that it does not come again.
      if (how === "killed") await sleep(SETTLE_MS);
      jumpedAt = Date.now();
      host.setClock(at);
      if (how === "killed") await host.killAndStart();
    },

    /** Resolves to one message of each key that nobody has asked for yet; they come within `LATEST_MS`. */
    async expect(one: Sleeper, keys: string[]): Promise<(Arrival | undefined)[]> {
      found.asked += keys.length;
      const fresh = () => arrivalsOf(one).filter((arrival) => !one.seen.has(identityOf(arrival)));
      const look = () => keys.map((key) => fresh().find((arrival) => arrival.key === key));
      const end = Date.now() + LATEST_MS;
      while (look().includes(undefined) && Date.now() < end) await sleep(20);
      const arrived = look();
      for (const [index, arrival] of arrived.entries()) {
        if (!arrival) found.details.push(`lost: ${keys[index]}`);
        else found.latest = Math.max(found.latest, arrival.at - jumpedAt);
        if (arrival) one.seen.add(identityOf(arrival));
      }
      return arrived;
    },

    /** Nothing else has come, nor comes for a while, and nothing twice. */
    async quiet(ones: Sleeper[]): Promise<void> {
      await sleep(STILL_MS);
      for (const one of ones) {
        const groups = Map.groupBy(arrivalsOf(one), identityOf);
        for (const [identity, { length }] of groups)
          if (length > 1 || !one.seen.has(identity)) found.details.push(`repeated: ${identity}`);
      }
    },
  };
}

const arrivalsOf = ({ chat }: Sleeper) => chat.arrivals().filter(({ edit }) => !edit);
/** A series says the same each time, except when it comes next. */
const identityOf = ({ key, next }: Arrival) => `${key} @${next}`;

/** Two hours forward, one back, four back and forward again, and five hours later after a power cut. */
async function throughJumps(
  platforms: Platform[],
  course: Course,
  note: (line: string) => void,
): Promise<void> {
  note("the clock is set forward and back");
  const people = platforms.map(
    (platform): Sleeper => ({ chat: platform.chat(0), seen: new Set() }),
  );
  const all = (act: (one: Sleeper) => Promise<unknown>) => Promise.all(people.map(act));
  /** They say something and get the answer. */
  const ask = (text: string, title: string) =>
    all(async (one) => {
      await one.chat.say(text);
      await course.expect(one, [`Set reminder ${title}`]);
    });
  const comes = (...titles: string[]) =>
    all((one) =>
      course.expect(
        one,
        titles.map((title) => `Reminder ${title}`),
      ),
    );
  const start = course.now();
  await ask("remind me every 5 minutes to call bexibo", "call bexibo");
  await ask("remind me in 30 minutes to call zabako", "call zabako");
  await ask("remind me in 90 minutes to call kuvofi", "call kuvofi");
  await ask("remind me in 3 hours to call dorule", "call dorule");
  await ask("remind me in 8 hours to call mefizo", "call mefizo");

  await course.jumpTo(start + 2 * HOUR);
  // Several that come late are one message.
  await all((one) => course.expect(one, ["3 reminders come late; I could not send them in time:"]));
  await course.jumpTo(start + 1 * HOUR);
  await course.quiet(people);
  await ask("remind me in 3 seconds to call sanuti", "call sanuti");
  await comes("call sanuti");
  await course.jumpTo(start - 3 * HOUR);
  await course.quiet(people);
  await ask("remind me in 3 seconds to call lipone", "call lipone");
  await comes("call lipone");
  await course.jumpTo(start + 1 * HOUR);
  await course.quiet(people);
  // The series went on from where it was: it comes again when its next instant has come again.
  await course.jumpTo(start + 3 * HOUR - BEFORE_MS, "killed");
  await comes("call bexibo", "call dorule");
  await course.jumpTo(start + 8 * HOUR, "killed");
  await comes("call bexibo", "call mefizo");
  await course.quiet(people);
}

/** One reminder a night; each night is met by a Worker that was killed just before. */
async function throughNights(
  telegram: Platform,
  course: Course,
  note: (line: string) => void,
): Promise<void> {
  for (const [index, { zone, local, due, next, again }] of NIGHTS.entries()) {
    note(`${local} in ${zone}, ${due}`);
    const one: Sleeper = { chat: telegram.chat(100 + index), seen: new Set() };
    const dueAt = Date.parse(due);
    await course.jumpTo(dueAt - 4 * HOUR, "killed");
    await one.chat.say(`my time zone is ${zone}`);
    while (one.chat.arrivals().length === 0) await sleep(20);
    for (const told of one.chat.arrivals()) one.seen.add(identityOf(told));
    await one.chat.say(`remind me every day at ${local} to call nivola`);
    const [set] = await course.expect(one, ["Set reminder call nivola"]);
    if (set?.next !== dueAt) course.fault(`misplaced: ${zone} is set for ${set?.next}, not ${due}`);
    await course.jumpTo(dueAt - BEFORE_MS, "killed");
    const [fired] = await course.expect(one, ["Reminder call nivola"]);
    const late = course.now() - dueAt;
    if (late < 0 || late > 2 * BEFORE_MS || fired?.late)
      course.fault(`misplaced: ${zone} came ${late} ms after ${due}`);
    if (fired?.next !== Date.parse(next))
      course.fault(`misplaced: ${zone} comes next at ${fired?.next}, not ${next}`);
    if (again !== undefined) await course.jumpTo(Date.parse(again) - 1_000, "killed");
    await course.quiet([one]);
  }
}
