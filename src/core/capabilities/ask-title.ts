import { paragraph } from "../chat/reply.ts";
import type { Request } from "../understanding/interpretation.ts";
import { titleAsk } from "../wording/catalogue/common.ts";
import { dismiss, draft, sentence } from "../wording/draft.ts";
import { checkTitle, type Titled, titleProblem } from "../wording/title.ts";
import { type Reader, t } from "../wording/words.ts";
import type { Plan } from "./capability.ts";

/** The request's title when it can be kept; otherwise what to say about it. */
export function titleOf(
  request: Request,
  raw: string | undefined,
  what: Titled,
  to: Reader,
): { title: string } | { plan: Plan } {
  const check = checkTitle(raw ?? "");
  if (check.ok) return { title: check.title };
  if (check.problem === "too-long") {
    return { plan: { kind: "say", outcome: sentence(titleProblem(to, check, what)) } };
  }
  return { plan: askTitle(request, what, to) };
}

export function askTitle(request: Request, what: Titled, to: Reader): Plan {
  return {
    kind: "ask",
    question: draft([paragraph(t(to, titleAsk[what]))], [[dismiss(to)]]),
    pending: { request, reason: "missing-title" },
  };
}
