import { paragraph } from "../chat/reply.ts";
import type { Request } from "../understanding/interpretation.ts";
import { dismiss, draft, sentence } from "../wording/draft.ts";
import { checkTitle, titleProblem } from "../wording/title.ts";
import type { Plan } from "./capability.ts";

/** The request's title when it can be kept; otherwise what to say about it. */
export function titleOf(
  request: Request,
  raw: string | undefined,
  what: string,
): { title: string } | { plan: Plan } {
  const check = checkTitle(raw ?? "");
  if (check.ok) return { title: check.title };
  if (check.problem === "too-long") {
    return { plan: { kind: "say", outcome: sentence(titleProblem(check, what)) } };
  }
  return { plan: askTitle(request, what) };
}

export function askTitle(request: Request, what: string): Plan {
  return {
    kind: "ask",
    question: draft([paragraph(`What should the ${what} be called?`)], [[dismiss()]]),
    pending: { request, reason: "missing-title" },
  };
}
