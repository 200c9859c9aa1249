import { env } from "cloudflare:workers";
import { plainText, type Reply } from "../../../src/core/chat/reply.ts";
import type { Inside } from "./inside.ts";
import type { PersonInWorld } from "./world.ts";

type Row = Record<string, unknown>;

const CODE = /\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b/g;
const REFERENCE = /(?<=Reference: )[\w-]+/g;
const TOKEN = /\badj_[\w-]+/g;

/** What the object leaves in the directory and the ledger. */
const SHARED = {
  code: "select kind from codes where user_id = ?",
  token: "select 'one' from api_tokens where user_id = ?",
  ledger: "select cause, entity, change from events where user_id = ?",
  problem: "select state, reason from delivery_problems where user_id = ?",
};

/**
 * Everything that a person's run has left behind, one line per row, without what differs from run to run
 * (random ids, attempts, instants). Two runs of the same scenario have the same lines, however often one crashed.
 */
export async function digestOf(person: PersonInWorld): Promise<string[]> {
  const local = await person.inside(localLines);
  const userId = await person.userId();
  const results = await env.DB.batch<Row>(
    Object.values(SHARED).map((query) => env.DB.prepare(query).bind(userId)),
  );
  const shared = Object.keys(SHARED).flatMap(
    (name, index) =>
      results[index]?.results.map((row) => `${name}: ${Object.values(row).join(" ")}`) ?? [],
  );
  return [...local, ...shared].sort();
}

function localLines({ ctx }: Inside): string[] {
  const rows = (query: string): Row[] => ctx.storage.sql.exec(query).toArray();
  const lines = (name: string, query: string) =>
    rows(query).map((row) => `${name}: ${Object.values(row).join(" ")}`);
  return [
    ...lines("inbox", "select state from inbox"),
    ...lines("due", "select kind, state from due"),
    ...lines(
      "event",
      'select cause, entity, "before" is null, "after" is null, undone from events',
    ),
    ...lines("task", "select title, status from tasks"),
    ...lines("reminder", "select title, status, next_at is null from reminders"),
    ...lines("buttons", "select uses, used_at is null, count(*) from buttons group by 1, 2"),
    ...lines("probe", "select key, value from state where key in ('notes','done','asked','fired')"),
    ...rows("select channel, state, notify, edits is null as fresh, reply from outbox").map(
      ({ reply, ...row }) => `outbox: ${Object.values(row).join(" ")} ${readable(reply)}`,
    ),
    ...rows("select channel, role, text, reply from messages").map(
      ({ reply, text, ...row }) =>
        `said: ${Object.values(row).join(" ")} ${String(text ?? "")}${readable(reply)}`,
    ),
  ];
}

function readable(reply: unknown): string {
  return typeof reply === "string" ? neutral(plainText(JSON.parse(reply) as Reply)) : "";
}

/** A text without what is random in it. */
export const neutral = (text: string): string =>
  text.replace(CODE, "CODE").replace(TOKEN, "TOKEN").replace(REFERENCE, "X").slice(0, 200);
