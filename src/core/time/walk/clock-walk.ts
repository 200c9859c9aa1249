/**
 * Hourly and finer rules. They count real time: a step is so many hours, minutes or seconds after the one
 * before it, whatever the clocks do meanwhile. The wall clock of a step is then held against BYHOUR and the
 * rest; BYMINUTE and BYSECOND of a coarser rule pick times in the hour or minute of the step.
 */
import { leavesOut, type Rule, STEP_MS } from "../rule-parts.ts";
import { changesBetween, offsetAt } from "../zone-offsets.ts";
import { DAY_MS, wallMsToInstant } from "../zones.ts";
import { mod } from "./calendar-days.ts";
import { daysOf } from "./implied-days.ts";
import type { RuleDays } from "./rule-days.ts";
import type { Walk } from "./walk.ts";

const HOUR = STEP_MS.HOURLY;
const MINUTE = STEP_MS.MINUTELY;
const SECOND = STEP_MS.SECONDLY;

/** What a walk may spend without finding anything, and in all where COUNT makes it start at the beginning. */
const MAX_IDLE_COST = 2_000;
const MAX_COST = 8_000;
/** A step to another day may have to ask about the zone there, which costs as much as many steps nearby. */
const FAR_COST = 20;
const FAR = 4 * HOUR;

interface State {
  walk: Walk;
  days: RuleDays;
  /** Instant of the schedule's start, and milliseconds from one step to the next. */
  begin: number;
  step: number;
  /** Occurrences that COUNT still allows. */
  left: number;
  /** Cost since the last occurrence. */
  idle: number;
  /** The last day that was found to fit: steps nearby need not look it up again. */
  fitDay: number | null;
}

/**
 * Visits the occurrences from `fromInstant` on until `visit` says stop or nothing more is found. Returns the number of
 * steps that it looked at.
 */
export function walkClock(walk: Walk): number {
  const { rule, start, zone } = walk;
  if (isSetTooSmall(rule)) return 0;
  const begin = wallMsToInstant(start, zone);
  const step = rule.interval * STEP_MS[rule.freq];
  const left = rule.count ?? Number.POSITIVE_INFINITY;
  const state: State = {
    walk,
    days: daysOf(rule, start),
    begin,
    step,
    left,
    idle: 0,
    fitDay: null,
  };
  let at: number | null = begin + passedSteps(state) * step;
  let spent = 0;
  let steps = 0;
  while (at !== null && state.left > 0 && state.idle <= MAX_IDLE_COST && spent <= MAX_COST) {
    const next = goOn(state, at);
    const cost = next !== null && next - at > FAR ? FAR_COST : 1;
    state.idle += cost;
    if (rule.count !== undefined) spent += cost;
    at = next;
    steps++;
  }
  return steps;
}

/** BYSETPOS beyond what one step can stand for. */
function isSetTooSmall({ freq, byMinute, bySecond, bySetPos }: Rule): boolean {
  if (bySetPos.length === 0) return false;
  const minutes = freq === "HOURLY" ? Math.max(1, byMinute.length) : 1;
  const seconds = freq === "SECONDLY" ? 1 : Math.max(1, bySecond.length);
  return minutes * seconds < Math.min(...bySetPos.map(Math.abs));
}

/** Steps that need not be looked at: those before the wanted time, unless COUNT has to count what they hold. */
function passedSteps(state: State): number {
  const { walk, begin, step } = state;
  // BYMINUTE can put an occurrence before its own step, so reading starts one unit early.
  const early = walk.fromInstant - STEP_MS[walk.rule.freq] - begin;
  const passed = Math.max(0, Math.floor(early / step));
  if (walk.rule.count === undefined) return passed;
  if (leavesOut(walk.rule)) return 0;
  state.left -= passed;
  return passed;
}

/** Visits the step at an instant when it fits; returns the step to go on from, null when the walk is over. */
function goOn(state: State, at: number): number | null {
  const { zone } = state.walk;
  const wall = at + offsetAt(at, zone);
  const target = nextFit(state, wall);
  if (target === null) return null;
  if (target > wall) return stepAt(state, jump(at, wall, target, zone));
  return visitStep(state, at, wall) ? at + state.step : null;
}

/** The wall clock at which a step may next fit: `wall` itself when it does, null when no day ever does. */
function nextFit(state: State, wall: number): number | null {
  const today = Math.floor(wall / DAY_MS);
  if (state.fitDay !== today) {
    const day = state.days.nextDay(today);
    if (day === null) return null;
    if (day > today) return day * DAY_MS;
    state.fitDay = today;
  }
  return nextTime(state.walk.rule, wall);
}

function nextTime({ freq, byHour, byMinute, bySecond }: Rule, wall: number): number {
  const hour = Math.floor(mod(wall, DAY_MS) / HOUR);
  if (byHour.length > 0 && !byHour.includes(hour)) {
    return wall - mod(wall, HOUR) + (next(byHour, hour, 24) - hour) * HOUR;
  }
  if (freq === "HOURLY") return wall;
  const minute = Math.floor(mod(wall, HOUR) / MINUTE);
  if (byMinute.length > 0 && !byMinute.includes(minute)) {
    return wall - mod(wall, MINUTE) + (next(byMinute, minute, 60) - minute) * MINUTE;
  }
  if (freq === "MINUTELY") return wall;
  const second = Math.floor(mod(wall, MINUTE) / SECOND);
  if (bySecond.length === 0 || bySecond.includes(second)) return wall;
  return wall + (next(bySecond, second, 60) - second) * SECOND;
}

/** The smallest allowed value above `value`; the end of the round when there is none. */
function next(allowed: readonly number[], value: number, round: number): number {
  let best = round;
  for (const one of allowed) if (one > value && one < best) best = one;
  return best;
}

/**
 * The instant to go on from when the wall clock has to reach `target`. A clock change on the way is not jumped over:
 * a gap may swallow the target, and an overlap brings back times that were over. Longer ways end some hours early.
 */
function jump(at: number, wall: number, target: number, zone: string): number {
  const straight = at + target - wall;
  const soon = Math.min(straight, at + DAY_MS);
  if (offsetAt(soon, zone) !== wall - at) {
    const [change] = changesBetween(zone, at + 1, soon + 1);
    if (change) return change.at;
  }
  if (soon === straight) return straight;
  return Math.max(soon, Math.min(straight, wallMsToInstant(target, zone)) - 6 * HOUR);
}

/** The first step at or after an instant. */
function stepAt({ begin, step }: State, instant: number): number {
  return begin + Math.ceil((instant - begin) / step) * step;
}

/** Visits what one step stands for; false when the walk is over. */
function visitStep(state: State, at: number, wall: number): boolean {
  const { walk, begin } = state;
  for (const moment of momentsOf(walk.rule, wall)) {
    const instant = at + moment - wall;
    if (instant < begin) continue;
    state.idle = 0;
    if (state.left-- <= 0) return false;
    if (instant >= walk.fromInstant && !walk.visit(moment, instant)) return false;
  }
  return true;
}

/** BYMINUTE and BYSECOND multiply the occurrences of a coarser rule (RFC 5545, table in 3.3.10). */
function momentsOf({ freq, byMinute, bySecond, bySetPos }: Rule, wall: number): readonly number[] {
  const hour = wall - mod(wall, HOUR);
  const minutes = freq === "HOURLY" && byMinute.length > 0 ? ascending(byMinute) : null;
  const seconds = freq !== "SECONDLY" && bySecond.length > 0 ? ascending(bySecond) : null;
  let all: number[] = [wall];
  if (minutes || seconds) {
    const minute = Math.floor((wall - hour) / MINUTE);
    const second = Math.floor(mod(wall, MINUTE) / SECOND);
    all = (minutes ?? [minute]).flatMap((m) =>
      (seconds ?? [second]).map((s) => hour + m * MINUTE + s * SECOND),
    );
  }
  if (bySetPos.length === 0) return all;
  const picked = new Set(bySetPos.map((n) => all.at(n > 0 ? n - 1 : n)));
  return ascending([...picked].filter((moment) => moment !== undefined));
}

function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}
