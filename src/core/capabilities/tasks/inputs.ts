import * as z from "zod/mini";

const priority = z.enum(["high", "normal", "low"]);
const due = z.object({
  local: z
    .string()
    .check(z.maxLength(40), z.describe("YYYY-MM-DD, or YYYY-MM-DDTHH:mm for a time of day")),
  zone: z
    .optional(z.string().check(z.maxLength(60)))
    .check(z.describe("IANA zone; the person's own when left out")),
});
export const addInput = z.object({
  title: z.string(),
  due: z.optional(due),
  priority: z.optional(priority),
});
export const updateInput = z.object({
  id: z.string().check(z.maxLength(100)),
  title: z.optional(z.string()),
  due: z.optional(z.nullable(due)),
  /** Moves the due date to tomorrow, keeping a time of day. */
  tomorrow: z.optional(z.literal(true)),
  priority: z.optional(priority),
});
const cursor = z.object({
  at: z.optional(z.number()),
  rank: z.optional(z.number()),
  id: z.string().check(z.maxLength(100)),
});
export const listInput = z.object({
  filter: z._default(z.enum(["open", "today", "tomorrow", "week", "overdue", "done"]), "open"),
  after: z.optional(cursor),
});

export type AddTask = z.infer<typeof addInput>;
export type UpdateTask = z.infer<typeof updateInput>;

export type ListTasks = z.infer<typeof listInput>;

/** Done in a list, with what is needed to show that list again. */
export const tickInput = z.extend(listInput, { id: z.string().check(z.maxLength(100)) });
export type TickTask = z.infer<typeof tickInput>;
