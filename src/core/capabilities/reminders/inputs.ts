import * as z from "zod/mini";
import { CHANNEL_NAMES } from "../../chat/inbound.ts";
import { mannerInput } from "./firing/manner-input.ts";

const id = z.string().check(z.maxLength(100));
const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** When, as a local time with what repeats. Words for times are read before a tool is called. */
export const timing = z.object({
  local: z
    .string()
    .check(z.maxLength(40), z.describe("First time, local: YYYY-MM-DDTHH:mm, or a day YYYY-MM-DD")),
  zone: z
    .optional(z.string().check(z.maxLength(60)))
    .check(z.describe("IANA zone; the person's own when left out")),
  at: z.optional(z.int()).check(z.describe("UTC milliseconds, for elapsed time")),
  rrule: z
    .optional(z.string().check(z.maxLength(500)))
    .check(z.describe("RFC 5545 rule without DTSTART, when it repeats")),
  times: z
    .optional(z.array(timeOfDay).check(z.maxLength(12)))
    .check(z.describe("Times of day of a repeating reminder")),
  exdates: z
    .optional(z.array(z.string().check(z.maxLength(20))).check(z.maxLength(50)))
    .check(z.describe("Days left out")),
  afterDays: z
    .optional(z.int().check(z.gte(1), z.lte(3650)))
    .check(z.describe("Days after it was done")),
});
export type TimingInput = z.infer<typeof timing>;

export const addInput = z.object({ title: z.string(), timing, manner: z.optional(mannerInput) });
export type AddReminder = z.infer<typeof addInput>;

export const updateInput = z.object({
  id,
  title: z.optional(z.string()),
  timing: z.optional(timing),
  /** New times of day for the whole series. */
  times: z.optional(z.array(timeOfDay).check(z.minLength(1), z.maxLength(12))),
  manner: z.optional(mannerInput),
});
export type UpdateReminder = z.infer<typeof updateInput>;

const occurrence = z.int().check(z.describe("UTC milliseconds of the occurrence that is meant"));

/** Moves only one of a series; it goes on as before. */
export const moveOneInput = z.object({ id, occurrence, timing });
export type MoveOne = z.infer<typeof moveOneInput>;

export const skipInput = z.object({
  id,
  occurrences: z.array(occurrence).check(z.minLength(1), z.maxLength(50)),
});
export type SkipOccurrences = z.infer<typeof skipInput>;

/** Until further notice without `until` (UTC milliseconds; what is due then comes again). */
export const pauseInput = z.object({
  ids: z.array(id).check(z.minLength(1), z.maxLength(100)),
  /** Everything that repeats was meant. */
  all: z.optional(z.boolean()),
  until: z.optional(z.int()),
});
export type PauseReminders = z.infer<typeof pauseInput>;

/** What comes once, and occurrences (UTC milliseconds) of what repeats. */
export const clearInput = z.object({
  once: z.array(id).check(z.maxLength(50)),
  skips: z.array(skipInput).check(z.maxLength(50)),
});
export type ClearReminders = z.infer<typeof clearInput>;

export const resumeInput = z.object({ ids: z.array(id).check(z.minLength(1), z.maxLength(100)) });
export type ResumeReminders = z.infer<typeof resumeInput>;

/** The last day (`YYYY-MM-DD`, included), or how many more times it is to be said from now on. */
export const endInput = z.object({
  id,
  end: z.union([
    z.object({ after: z.int().check(z.gte(1), z.lte(1000)) }),
    z.object({ on: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)) }),
  ]),
});
export type EndReminder = z.infer<typeof endInput>;

/** Null: at home again. */
export const sendToInput = z.object({ id, channel: z.nullable(z.enum(CHANNEL_NAMES)) });
export type SendReminderTo = z.infer<typeof sendToInput>;

export const showInput = z.object({ id });
export type ShowReminder = z.infer<typeof showInput>;

export const snoozeInput = z.object({
  id,
  /** The occurrence whose card was pressed: a card that time has overtaken changes nothing. */
  occurrence: z.optional(z.int()),
  /** From the moment of the press. */
  until: z.union([
    z.object({ seconds: z.int().check(z.gte(1)) }),
    z.object({ day: z.enum(["tomorrow", "next-week"]) }),
    z.object({ at: z.int() }),
  ]),
});
export type SnoozeReminder = z.infer<typeof snoozeInput>;

export const listInput = z.object({
  after: z.optional(z.object({ at: z.number(), id })),
});
export type ListReminders = z.infer<typeof listInput>;
