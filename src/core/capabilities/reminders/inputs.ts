import * as z from "zod";
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

/** Moves only the next one of a series; it goes on as before. */
export const moveNextInput = z.object({
  id,
  /** The occurrence that was the next one when it was asked. */
  occurrence: z.number().int(),
  timing,
});
export type MoveNext = z.infer<typeof moveNextInput>;

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
