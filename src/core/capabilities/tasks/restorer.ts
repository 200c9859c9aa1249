import * as z from "zod/mini";
import type { Restorer } from "../../ports/change-log.ts";
import { undoTask } from "../../wording/catalogue/items.ts";
import { quote } from "../../wording/title.ts";
import { t } from "../../wording/words.ts";
import type { TaskFields, TaskStore } from "./task.ts";
import { fullTask } from "./wording.ts";

/** Fields as they were recorded; parsed because a log outlives the code that wrote it. */
const fieldsSchema = z.object({
  title: z.string(),
  status: z.enum(["open", "done"]),
  priority: z.enum(["high", "normal", "low"]),
  due: z.nullable(z.object({ local: z.string(), zone: z.nullable(z.string()) })),
  createdAt: z.number(),
  doneAt: z.nullable(z.number()),
}) satisfies z.ZodMiniType<TaskFields>;

export function taskRestorer(tasks: TaskStore): Restorer {
  return {
    entity: "task",
    read(id) {
      const task = tasks.get(id);
      if (!task) return null;
      const { id: _id, number: _number, ...fields } = task;
      return fields;
    },
    write(id, fields) {
      if (fields === null) tasks.remove(id);
      else tasks.put(id, fieldsSchema.parse(fields));
    },
    describe: (fields, _id, to) => t(to, undoTask, { title: quote(to, String(fields["title"])) }),
    tell(id, moment) {
      const task = tasks.get(id);
      return task && fullTask(task, moment);
    },
  };
}
