import type { FailureReason, ModelFailure } from "../../../core/ports/language-model.ts";
import { fieldsOf, listOf, textOf } from "./fields.ts";

/** What a server said about a failure, wherever it put it. */
export interface Complaint {
  status?: number;
  code?: string;
  message: string;
  /** Of the `Retry-After` header. */
  retryAfterMs?: number;
  /** What the model wrote and its own server refused. */
  generation?: string;
}

type Rule = [reason: FailureReason, applies: (complaint: Complaint) => boolean];

const KINDS: Partial<Record<FailureReason, ModelFailure["failure"]>> = {
  total: "timeout",
  "daily-quota": "quota",
  capacity: "overloaded",
  rate: "overloaded",
  "server-error": "overloaded",
  none: "unreachable",
  "bad-json": "bad-output",
  "bad-arguments": "bad-output",
  "not-a-model-answer": "bad-output",
};

const code =
  (...codes: number[]) =>
  (complaint: Complaint) =>
    codes.includes(Number(complaint.code));
const says = (pattern: RegExp) => (complaint: Complaint) => pattern.test(complaint.message);
const status =
  (...statuses: number[]) =>
  (complaint: Complaint) =>
    complaint.status !== undefined && statuses.includes(complaint.status);

/** The first that applies. Words and Workers AI's codes come before the status, which is often too coarse. */
const RULES: Rule[] = [
  // Of a local runtime: there is no model here. Never worth a retry.
  ["none", says(/needs to be run remotely/i)],
  ["bad-arguments", ({ code, generation }) => code === "tool_use_failed" || !!generation],
  ["bad-json", says(/JSON mode couldn't be met/i)],
  ["too-long", code(3006)],
  ["too-long", says(/context (?:length|size|window)|no user query found|too many tokens/i)],
  ["daily-quota", code(3036)],
  ["daily-quota", ({ code }) => code === "insufficient_quota"],
  ["capacity", code(3040)],
  ["total", code(3007, 3008)],
  ["no-such-model", code(3042, 5007, 7000, 7003)],
  ["no-such-model", ({ code }) => code === "model_not_found"],
  ["not-allowed", code(3023, 3041, 5005, 5016, 5018, 5019, 5035)],
  ["auth", code(9109, 10000)],
  ["bad-request", code(3003, 5004, 5006, 8001, 8006)],
  ["auth", status(401)],
  ["not-allowed", status(402, 403)],
  ["no-such-model", status(404)],
  ["total", status(408, 504)],
  ["too-long", status(413)],
  ["rate", status(429)],
  ["bad-request", ({ status = 0 }) => status >= 400 && status < 500],
  ["server-error", ({ status = 0 }) => status >= 500],
  ["server-error", says(/./s)],
];

/** The kind of failure that a complaint is; what the server wrote stays behind. */
export function failureOf(complaint: Complaint): ModelFailure {
  const reason = RULES.find(([, applies]) => applies(complaint))?.[0] ?? "not-a-model-answer";
  const { retryAfterMs } = complaint;
  return {
    failure: KINDS[reason] ?? "refused",
    reason,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

/** The complaint in a JSON body of whatever server; undefined when there is none. */
export function complaintIn(body: unknown): Complaint | undefined {
  const fields = fieldsOf(body);
  const first = listOf(fields["errors"])[0];
  if (first !== undefined) return complaint(first);
  if (fields["error"]) return complaint(fields["error"]);
  if (fields["object"] === "error" || fields["detail"]) return complaint(fields);
  return undefined;
}

/** Workers AI's own errors say their code only in the text, and crossing a binding puts names before it. */
export function codeIn(message: string): string | undefined {
  return /\b(\d{4,5}):/.exec(message)?.[1];
}

function complaint(value: unknown): Complaint {
  const fields = fieldsOf(value);
  const words = typeof value === "string" ? value : (fields["message"] ?? fields["detail"]);
  const message = textOf(words) ?? JSON.stringify(words ?? value).slice(0, 500);
  const named = fields["code"] ?? fields["type"];
  const found = typeof named === "number" ? String(named) : (textOf(named) ?? codeIn(message));
  const generation = textOf(fields["failed_generation"]);
  return {
    message,
    ...(found !== undefined && { code: found }),
    ...(generation !== undefined && { generation }),
  };
}
