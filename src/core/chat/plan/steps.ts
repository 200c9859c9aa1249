import type { StoredButton } from "../../ports/conversation.ts";
import type { Origin } from "../../tools/policy/decide.ts";
import type { Change, Outcome, ToolCall } from "../../tools/tool.ts";
import type {
  Interpretation,
  PendingQuestion,
  Request,
} from "../../understanding/interpretation.ts";

/** A tool that is to run, with all that the policy needs to know. */
export interface PlannedCall {
  kind: "call";
  call: ToolCall;
  origin: Origin;
  tainted: boolean;
  /** `press`: a button was pressed, or its words typed; `card`: the button of a card that showed exactly this call. */
  confirmed: "no" | "press" | "card";
  /** What that card said. */
  shows?: string;
  /** What it was made from, when that can be said otherwise. */
  request?: Request;
}

export type PlannedStep =
  | PlannedCall
  | { kind: "ask"; outcome: Outcome; pending?: PendingQuestion; change?: Change }
  /** `did`: the call that showed it, when it was made already. */
  | { kind: "say"; outcome: Outcome; did?: ToolCall }
  /** The pressed button, to be used up in the commit; its message is edited in place. */
  | { kind: "press"; token: string; button: StoredButton; edits?: string };

/** What understanding left open, for whoever understands more than words. */
export interface OpenStep {
  kind: "open";
  /** The part of the message that was not understood, as typed. */
  words: string;
  understood: Interpretation;
  /** What is said when nobody understands more. */
  fallback: PlannedStep[];
}
