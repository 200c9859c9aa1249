import type { Priority } from "../../understanding/interpretation.ts";

/** A day, or a time of day in a zone. */
export interface TaskDue {
  /** `YYYY-MM-DD`, or `YYYY-MM-DDTHH:mm:ss`. */
  local: string;
  /** IANA zone of a time of day; null for a day, which is that day wherever the person is. */
  zone: string | null;
}

export interface TaskFields {
  title: string;
  status: "open" | "done";
  priority: Priority;
  due: TaskDue | null;
  /** UTC milliseconds. */
  createdAt: number;
  /** UTC milliseconds; null while open. */
  doneAt: number | null;
}

export interface Task extends TaskFields {
  id: string;
  /** Null when done or deleted for longer than numbers are held. */
  number: number | null;
}

/** Order of undated tasks: high before normal before low. */
export const PRIORITY_RANK: Record<Priority, number> = { high: 0, normal: 1, low: 2 };

/**
 * Where tasks are kept. Every query is bounded by `limit` and served by an index; every change is recorded
 * with the fields before and after. Synchronous.
 */
export interface TaskStore {
  get(id: string): Task | null;
  /** Inserts or replaces, and returns the row as it now is. */
  put(id: string, fields: TaskFields): Task;
  remove(id: string): void;
  /** Open tasks due on a day, by day and id; `from` inclusive, `to` exclusive (`YYYY-MM-DD`). */
  dated(query: {
    from?: string;
    to?: string;
    after?: { date: string; id: string };
    limit: number;
  }): Task[];
  /** Open tasks due at a time, by instant and id; `from` inclusive, `to` exclusive (UTC milliseconds). */
  timed(query: {
    from?: number;
    to?: number;
    after?: { at: number; id: string };
    limit: number;
  }): Task[];
  /** Open tasks without a due date, by priority and id. */
  undated(query: { after?: { rank: number; id: string }; limit: number }): Task[];
  /** Done tasks, newest first. */
  done(query: { after?: { at: number; id: string }; limit: number }): Task[];
}
