import * as z from "zod";
import { CHANNEL_NAMES } from "../../chat/inbound.ts";
import { mannerInput } from "./firing/manner-input.ts";

const id = z.string().max(100);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When, as a local time with what repeats. Words for times are read before a tool is called. */
export const timing = z.object({
  local: z.string().max(40).describe("First time, local: YYYY-MM-DDTHH:mm, or a day YYYY-MM-DD"),
  zone: z.string().max(60).optional().describe("IANA zone; the person's own when left out"),
  at: z.number().int().optional().describe("UTC milliseconds, for elapsed time"),
  rrule: z.string().max(500).optional().describe("RFC 5545 rule without DTSTART, when it repeats"),
  times: z.array(timeOfDay).max(12).optional().describe("Times of day of a repeating reminder"),
  exdates: z.array(z.string().max(20)).max(50).optional().describe("Days left out"),
  afterDays: z.number().int().min(1).max(3650).optional().describe("Days after it was done"),
});
export type TimingInput = z.infer<typeof timing>;

export const addInput = z.object({ title: z.string(), timing, manner: mannerInput.optional() });
export type AddReminder = z.infer<typeof addInput>;

export const updateInput = z.object({
  id,
  title: z.string().optional(),
  timing: timing.optional(),
  /** New times of day for the whole series. */
  times: z.array(timeOfDay).min(1).max(12).optional(),
  manner: mannerInput.optional(),
});
export type UpdateReminder = z.infer<typeof updateInput>;

const occurrence = z.number().int().describe("UTC milliseconds of the occurrence that is meant");

/** Moves only one of a series; it goes on as before. */
export const moveOneInput = z.object({ id, occurrence, timing });
export type MoveOne = z.infer<typeof moveOneInput>;

export const skipInput = z.object({ id, occurrences: z.array(occurrence).min(1).max(50) });
export type SkipOccurrences = z.infer<typeof skipInput>;

/** Until further notice without `until` (UTC milliseconds; what is due then comes again). */
export const pauseInput = z.object({
  ids: z.array(id).min(1).max(100),
  /** Everything that repeats was meant. */
  all: z.boolean().optional(),
  until: z.number().int().optional(),
});
export type PauseReminders = z.infer<typeof pauseInput>;

export const resumeInput = z.object({ ids: z.array(id).min(1).max(100) });
export type ResumeReminders = z.infer<typeof resumeInput>;

/** The last day (`YYYY-MM-DD`, included), or how many more times it is to be said from now on. */
export const endInput = z.object({
  id,
  end: z.union([
    z.object({ after: z.number().int().min(1).max(1000) }),
    z.object({ on: z.string().regex(/^\d{4}-\d\d-\d\d$/) }),
  ]),
});
export type EndReminder = z.infer<typeof endInput>;

/** Null: at home again. */
export const sendToInput = z.object({ id, channel: z.enum(CHANNEL_NAMES).nullable() });
export type SendReminderTo = z.infer<typeof sendToInput>;

export const showInput = z.object({ id });
export type ShowReminder = z.infer<typeof showInput>;

export const snoozeInput = z.object({
  id,
  /** The occurrence whose card was pressed: a card that time has overtaken changes nothing. */
  occurrence: z.number().int().optional(),
  /** From the moment of the press. */
  until: z.union([
    z.object({ seconds: z.number().int().min(1) }),
    z.object({ day: z.enum(["tomorrow", "next-week"]) }),
    z.object({ at: z.number().int() }),
  ]),
});
export type SnoozeReminder = z.infer<typeof snoozeInput>;

export const listInput = z.object({
  after: z.object({ at: z.number(), id }).optional(),
});
export type ListReminders = z.infer<typeof listInput>;
