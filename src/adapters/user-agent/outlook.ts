import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";

/** What is waiting, as far as the alarm has to know. Instants are UTC milliseconds, null when nothing waits. */
export interface Outlook {
  /** Of the oldest inbound message that is not done; nothing overtakes it. */
  turnAt: number | null;
  dueAt: number | null;
  sendAt: number | null;
  /** The newest entry of the event log; 0 when it is empty. */
  lastSeq: number;
  /** 1: the outcome of a delivery has not reached the ledger yet. */
  unreported: 0 | 1;
}

/** One statement, since it runs after every step; each part is the first entry of an index. */
const OUTLOOK = sql.raw(`select
  (select next_at from inbox where state = 'pending' order by id limit 1) as turnAt,
  (select min(next_at) from due where state = 'pending') as dueAt,
  (select min(next_at) from outbox where state = 'pending') as sendAt,
  (select coalesce(max(seq), 0) from events) as lastSeq,
  exists (select 1 from outbox where unreported = 1) as unreported`);

export function readOutlook(db: Database): Outlook {
  return db.get<Outlook>(OUTLOOK);
}
