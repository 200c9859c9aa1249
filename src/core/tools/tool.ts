import type * as z from "zod/mini";
import type { Address } from "../chat/inbound.ts";
import type { Block } from "../chat/reply.ts";
import type { QuietHours } from "../time/quiet-hours.ts";
import type { Request, ShownItem } from "../understanding/interpretation.ts";

/** What running a tool can do, from harmless to grave. Decides whether it needs a button. */
export type Effect = "read" | "write" | "external-read" | "external-write" | "destructive";

/** A tool with its arguments; plain data. */
export interface ToolCall {
  tool: string;
  input: unknown;
}

/** What a person chose of what they were asked. */
export interface Decision {
  question: string;
  answer: string;
}

/** What a card was made from. */
export interface Change {
  request: Request;
  /** Nobody but a model, or a loose reading, has thought of it so far. */
  inferred: boolean;
}

/** What a button does when it is pressed; stored with its token, never sent to the platform. */
export type ButtonAction =
  | ({
      kind: "tool" /** The card showed exactly this call, and this button says yes to it. */;
      confirmed?: true;
      /** Shown on the same card, and done with it. */
      also?: (ToolCall & { shows?: string })[];
      /** It holds words that the person did not write, so what comes of it is marked. */
      tainted?: true;
      /** What the card said; another text at the time of the press is another question. */
      shows?: string;
    } & ToolCall)
  /** Goes on with a request in which a question was settled. */
  | { kind: "request"; request: Request; settles?: Decision }
  /** The card should show something else: asks what, and goes on with the request that it was made from. */
  | { kind: "change"; change: Change }
  /** Takes the card away; nothing changes. */
  | { kind: "dismiss" };

/** A button before it has a token. */
export interface ButtonDraft {
  label: string;
  tone: "primary" | "danger" | "plain";
  action: ButtonAction;
  /**
   * What a press uses up: the whole card (one decision), only this button (one of many items in a
   * list), or nothing (just another view).
   */
  uses: "card" | "button" | "nothing";
}

/** A reply before its buttons have tokens. */
export interface ReplyDraft {
  blocks: Block[];
  buttons: ButtonDraft[][];
  /** See `Reply`. */
  secret?: boolean;
  untrusted?: boolean;
}

/** What a tool, a due handler or a plan has to say, and what can be referred to afterwards. */
export interface Outcome {
  reply: ReplyDraft;
  /** What is now in front of the person, in the order shown; replaces the earlier list when given. */
  shown?: ShownItem[];
  /** What "that" means from now on. */
  focus?: ShownItem;
  /** Typed result for API callers; JSON. */
  data?: unknown;
  /** It asks something: its buttons are shown whatever else the turn has to say. */
  asks?: true;
}

/** The person's settings as every tool sees them. */
export interface Profile {
  /** IANA zone. */
  zone: string;
  /** False while nobody has said or confirmed the zone. */
  zoneKnown: boolean;
  /** BCP 47. */
  locale: string;
  /** `HH:mm`. */
  dayStart: string;
  confirm: "always" | "when-unsure";
  /** Hours in which nothing but what is urgent is said unasked; absent when there are none. */
  quiet?: QuietHours;
}

/** What a tool may know about the moment it runs in. Stores are given to the capability, not here. */
export interface ToolContext {
  /** UTC milliseconds at which the message was received (constant over retries of the turn). */
  now: number;
  profile: Profile;
  /** Where later messages about this go; never a group. */
  address: Address;
  /** Groups the changes of one message for undo. */
  changeGroup: string;
  /** Result of `prepare`, when the tool has one. */
  prepared?: unknown;
}

/** Abilities of the asynchronous part of a tool. */
export interface PrepareContext {
  now: number;
  profile: Profile;
  userId: string;
  /**
   * Runs `work` at most once to completion: the result is stored before it is used, and a resumed turn
   * gets the stored one. `work` that was cut off runs again, so it must be idempotent or use a fresh
   * secret made in an earlier step. While a `slow` one is under way, later messages that only ask to see
   * something are answered.
   */
  step<T>(name: string, work: () => Promise<T>, options?: { slow: true }): Promise<T>;
}

/**
 * Something Adjutant can do, as data: offered to buttons, commands, understanding and later the model
 * and MCP alike.
 */
export interface Tool<Input = unknown> {
  /** `capability.verb`, for example `tasks.add`. */
  name: string;
  /** One sentence, for the model and the API. */
  description: string;
  effect: Effect;
  /**
   * True for an input that it acts on once, telling afterwards what has become of it: a button that is used up
   * may be pressed again.
   */
  once?(input: Input): boolean;
  /**
   * True for an input that makes a key, lets somebody in, or takes away a safeguard: only the person's own command
   * or button starts it, never a model or a schedule, also not by way of a card.
   */
  personOnly?(input: Input): boolean;
  /** It leaves something behind that acts by itself later. */
  schedules?: true;
  input: z.ZodMiniType<Input>;
  /** What API callers are told of an input; all of it when absent. */
  told?(input: Input): unknown;
  /** What the confirmation card says will happen, from these arguments; the description when absent. */
  preview?(input: Input, context: ToolContext): Block[];
  /** Whatever must be awaited (D1, network), before the commit; journaled step by step. */
  prepare?(input: Input, context: PrepareContext): Promise<unknown>;
  /**
   * Runs inside the one transaction that also stores the replies: synchronous, all or nothing. Expected
   * failures ("there is no 7") are outcomes with a helpful sentence; it throws only for bugs.
   */
  run(input: Input, context: ToolContext): Outcome;
}

/** Erases the input type for registries; the input is parsed with the tool's own schema before it runs. */
export function defineTool<Input>(tool: Tool<Input>): Tool {
  return tool as unknown as Tool;
}
