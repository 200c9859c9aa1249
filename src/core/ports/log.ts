/** Fields of a log line. Never message text, titles, addresses or secrets. */
export type LogFields = Record<string, string | number | boolean | null | undefined>;

/** One JSON line per event for the operator. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
