import type { House } from "../houses/house.ts";

/** The day of the events of all calendars that are sent, as one says it and as calendars write it. */
export function dayOfEvents({ day }: Pick<House, "day">): { said: string; written: string } {
  const at = new Date(day + 3 * 24 * 3_600_000);
  const format = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" });
  return { said: format.format(at), written: at.toISOString().slice(0, 10).replaceAll("-", "") };
}

/** What the house keeps, one line for each thing, as the API tells it. */
export type State = ReadonlySet<string>;

const LISTS = ["/tasks", "/reminders", "/memory", "/settings", "/tasks done"];
/** Names of a row and of the moment; the same thing is told with others the next time. */
const IGNORED = new Set([
  ...["id", "number", "createdAt", "created_at", "nagged", "nagAt", "answers", "address"],
]);

export async function stateOf(house: House): Promise<State> {
  const lines = new Set<string>();
  for (const list of [...LISTS, `/agenda ${dayOfEvents(house).said}`]) {
    const { toolCalls } = await house.ask(list);
    for (const { result } of toolCalls) for (const line of linesOf(result)) lines.add(line);
  }
  lines.add(`keys: ${house.keys()}`);
  return lines;
}

function linesOf(result: unknown): string[] {
  if (typeof result !== "object" || result === null) return [];
  return Object.entries(result).flatMap(([kind, value]) =>
    Array.isArray(value)
      ? value.map((row) => `${kind}: ${told(row)}`)
      : [`${kind}: ${told(value)}`],
  );
}

export function told(row: unknown): string {
  if (typeof row !== "object" || row === null) return String(row);
  const fields = Object.entries(row).filter(([name]) => !IGNORED.has(name));
  return JSON.stringify(Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** What is new and what is gone. */
export function changes(before: State, after: State): { added: string[]; removed: string[] } {
  return {
    added: [...after].filter((line) => !before.has(line)),
    removed: [...before].filter((line) => !after.has(line)),
  };
}
