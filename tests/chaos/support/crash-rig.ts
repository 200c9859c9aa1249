import { readOutlook } from "../../../src/adapters/user-agent/outlook.ts";
import type { Inside, OnStart } from "./inside.ts";

/**
 * When the object goes down at a fail point: before anything written since the last wait is durable, or once
 * it is, but before anybody outside has heard of it.
 */
export type Moment = "at once" | "once durable";

export interface Crash {
  /** Index of the fail point, counted from 0. */
  index: number;
  moment: Moment;
}

export interface CrashRig {
  /** Installs the fail points into an incarnation and looks at what the last one left behind. */
  onStart: OnStart;
  /** A new run, with a crash or without. */
  begin(crash: Crash | null): void;
  /** What was passed so far was preparation, and does not count. */
  ready(): void;
  /** Names of the fail points passed in this run, in order. */
  visited(): string[];
  crashes(): number;
  /** A crash waits for the disk; nothing may overtake it. */
  isGoingDown(): boolean;
  /** `key part` of sends that were under way when the object went down. */
  cutOff(): Set<string>;
  /** Restarts that found work without an alarm: it would never have been done. */
  unarmed(): string[];
}

export function createCrashRig(): CrashRig {
  let crash: Crash | null = null;
  let preparing = false;
  let visited: string[] = [];
  let crashes = 0;
  let cutOff = new Set<string>();
  let unarmed: string[] = [];
  let isGoingDown = false;

  function pass(inside: Inside, name: string): void {
    if (preparing) return;
    const index = visited.length;
    visited.push(name);
    if (index !== crash?.index) return;
    crashes += 1;
    const abort = () => {
      isGoingDown = false;
      inside.ctx.abort(`planned crash at ${name}`);
    };
    isGoingDown = crash.moment === "once durable";
    if (isGoingDown) void inside.ctx.storage.sync().then(abort);
    else abort();
  }

  return {
    onStart(inside) {
      inside.failPoint = (name) => pass(inside, name);
      for (const row of inside.parts.outbox.all("sending"))
        cutOff.add(`${row.idempotencyKey} ${row.part}`);
      const left = work(inside);
      const run = unarmed;
      if (left === null) return;
      void inside.ctx.storage.getAlarm().then((at) => {
        if (at === null) run.push(left);
      });
    },
    begin(next) {
      crash = next;
      preparing = true;
      visited = [];
      crashes = 0;
      isGoingDown = false;
      cutOff = new Set();
      unarmed = [];
    },
    ready() {
      preparing = false;
    },
    visited: () => visited,
    crashes: () => crashes,
    isGoingDown: () => isGoingDown,
    cutOff: () => cutOff,
    unarmed: () => unarmed,
  };
}

/** What an incarnation found to be done; null when there was nothing. */
function work({ parts }: Inside): string | null {
  const { turnAt, dueAt } = readOutlook(parts.db);
  if (turnAt !== null) return "inbox";
  if (dueAt !== null) return "due";
  const outbox = parts.outbox.all().some(({ state }) => state === "pending" || state === "sending");
  return outbox ? "outbox" : null;
}
