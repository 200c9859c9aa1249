import * as z from "zod";

const priority = z.enum(["high", "normal", "low"]);
const due = z.object({
  local: z.string().max(40).describe("YYYY-MM-DD, or YYYY-MM-DDTHH:mm for a time of day"),
  zone: z.string().max(60).optional().describe("IANA zone; the person's own when left out"),
});
export const addInput = z.object({
  title: z.string(),
  due: due.optional(),
  priority: priority.optional(),
});
export const updateInput = z.object({
  id: z.string().max(100),
  title: z.string().optional(),
  due: due.nullable().optional(),
  /** Moves the due date to tomorrow, keeping a time of day. */
  tomorrow: z.literal(true).optional(),
  priority: priority.optional(),
});
const cursor = z.object({
  at: z.number().optional(),
  rank: z.number().optional(),
  id: z.string().max(100),
});
export const listInput = z.object({
  filter: z.enum(["open", "today", "tomorrow", "week", "overdue", "done"]).default("open"),
  after: cursor.optional(),
});

export type AddTask = z.infer<typeof addInput>;
export type UpdateTask = z.infer<typeof updateInput>;

export type ListTasks = z.infer<typeof listInput>;

/** Done in a list, with what is needed to show that list again. */
export const tickInput = listInput.extend({ id: z.string().max(100) });
export type TickTask = z.infer<typeof tickInput>;
