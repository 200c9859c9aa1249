import type { WireRequest } from "../provider.ts";
import type { Complaint } from "../wire/failures.ts";

/** Fields that a server turned out not to take. */
export type Dialect = Set<Field>;
type Field = (typeof FIELDS)[number];

const FIELDS = ["max_tokens", "temperature", "stream_options"] as const;
const REJECTS =
  /unsupported|not support|unrecogni[sz]ed|unknown|unexpected|extra|not permitted|not allowed/i;

/** As nearly all servers have it. */
export function plainDialect(): Dialect {
  return new Set();
}

/** The field of ours that the server says it does not take; undefined when it says something else. */
export function rejectedField({ status, message }: Complaint): Field | undefined {
  if ((status !== 400 && status !== 422) || !REJECTS.test(message)) return undefined;
  return FIELDS.find((field) => new RegExp(`\\b${field}\\b`).test(message));
}

/** The body as this server takes it. Newer models of OpenAI have another name for the limit. */
export function adapted(
  body: WireRequest & { model: string },
  dialect: Dialect,
): Record<string, unknown> {
  const { max_tokens, temperature, ...rest } = body;
  return {
    ...rest,
    [dialect.has("max_tokens") ? "max_completion_tokens" : "max_tokens"]: max_tokens,
    ...(!dialect.has("temperature") && { temperature }),
    ...(body.stream &&
      !dialect.has("stream_options") && { stream_options: { include_usage: true } }),
  };
}
