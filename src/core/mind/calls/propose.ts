import * as z from "zod/mini";
import type { Offer, OfferArgument, PlanContext } from "../../capabilities/capability.ts";
import type { OfferedTool, ProposedCall } from "../../ports/language-model.ts";
import type {
  Ambiguity,
  AmbiguityReason,
  Interpretation,
  Priority,
  Reference,
  Request,
  ShownItem,
  Slots,
  TaskFilter,
} from "../../understanding/interpretation.ts";
import { languageOf } from "../../understanding/locales/languages.ts";
import { today } from "../../wording/time.ts";
import { isSaid, isSaidLoosely } from "./ground.ts";

/** Longest argument; what is longer is no title, time or alias. */
const LONGEST = 500;
const PRIORITIES = ["high", "normal", "low"] as const satisfies readonly Priority[];
const FILTERS = [
  ...["open", "today", "tomorrow", "week", "overdue", "done"],
] as const satisfies readonly TaskFilter[];

const words = (about: string) => z.string().check(z.maxLength(LONGEST), z.describe(about));
const ARGUMENTS: Record<OfferArgument, z.ZodMiniType> = {
  title: words("what, in the person's words"),
  new_title: words("new name, in the person's words"),
  fact: words("the fact, in the person's words"),
  when: words("time, exactly as the person wrote it"),
  item: words("its alias, like T3, or its name"),
  priority: z.enum(PRIORITIES).check(z.describe("priority")),
  filter: z.enum(FILTERS).check(z.describe("which")),
};

/** What the person has said and seen, against which a proposal is held. */
export interface Ground {
  /** Their words of this message first, then those before. */
  said: string[];
  /** Items by the alias that the model was shown this turn. */
  aliases: ReadonlyMap<string, ShownItem>;
  /** Language of the message. */
  locale: string;
}

/** Adapters remember what they made of a tool. */
const tools = new WeakMap<Offer, OfferedTool>();

/** The offer as the port takes it. */
export function asTool(offer: Offer): OfferedTool {
  const known = tools.get(offer);
  if (known) return known;
  const tool = toolOf(offer);
  tools.set(offer, tool);
  return tool;
}

function toolOf({ name, description, args }: Offer): OfferedTool {
  const shape = args.map((arg): [string, z.ZodMiniType] => {
    const plain = arg.replace("?", "") as OfferArgument;
    const type = ARGUMENTS[plain];
    return [plain, arg === plain ? type : z.optional(type)];
  });
  return { name, description, input: z.object(Object.fromEntries(shape)) };
}

/**
 * A proposed call as a request of ours. Times are read by our own reading of the person's words; what they did not
 * say is left out, so that it is asked for.
 */
export function requestFrom(
  { args }: ProposedCall,
  { intent, args: known }: Offer,
  ground: Ground,
  context: PlanContext,
): Request {
  const text = ground.said[0] ?? "";
  const given = (name: OfferArgument) => {
    const value = args[name];
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
  };
  const worded = (name: OfferArgument) => {
    const value = given(name);
    return value !== undefined && isSaidLoosely(value, ground.said) ? value : undefined;
  };
  const takes = (name: OfferArgument) => known.some((arg) => arg.replace("?", "") === name);
  const title = worded("title");
  const newTitle = worded("new_title");
  const priority = PRIORITIES.find((one) => one === given("priority"));
  const filter = FILTERS.find((one) => one === given("filter"));
  const target = takes("item") ? referenceOf(given("item"), ground) : undefined;
  const slots: Slots = {
    ...(title !== undefined && { title }),
    ...(newTitle !== undefined && { newTitle }),
    // A fact that is put in other words than theirs is kept in theirs.
    ...(takes("fact") && { fact: worded("fact") ?? text.slice(0, LONGEST) }),
    ...(priority && { priority }),
    ...(filter && { filter }),
    ...(target && { target }),
  };
  const timed = takes("when")
    ? readTime(given("when"), ground, context)
    : { slots: {}, doubts: [] };
  const doubts: Ambiguity[] =
    takes("item") && !target ? [{ reason: "which-item", readings: [] }] : timed.doubts;
  return { intent, score: 1, slots: { ...slots, ...timed.slots }, ambiguities: doubts, text };
}

/** An alias that was shown, a number or a name that was said. */
function referenceOf(value: string | undefined, ground: Ground): Reference | undefined {
  if (value === undefined) return undefined;
  const item = ground.aliases.get(value.toUpperCase());
  if (item) return { kind: "item", item };
  if (!isSaid(value, ground.said)) return undefined;
  return /^\d{1,6}$/.test(value)
    ? { kind: "number", numbers: [Number(value)] }
    : { kind: "title", words: value };
}

/** Doubts about a time that our own reading may have; others belong to the carrier. */
const OF_TIME: ReadonlySet<AmbiguityReason> = new Set<AmbiguityReason>([
  ...(["am-or-pm", "which-day", "in-the-past", "impossible-date", "weekday-mismatch"] as const),
  ...(["unread-time-words", "unread-recurrence-words", "unknown-zone"] as const),
]);

/** Whether words hold a time that has not passed; read again only where understanding found none in them. */
export function tellsTimeAhead(
  words: string,
  { requests, locale }: Interpretation,
  context: Pick<PlanContext, "understand" | "now" | "profile">,
): boolean {
  const own = requests.find(({ slots }) => slots.when ?? slots.recurrence);
  const { when, recurrence } = (own ?? readAlone(words, locale, context.understand))?.slots ?? {};
  const end = when?.end ?? when?.local ?? "";
  return recurrence !== undefined || end.slice(0, 10) >= today(context);
}

function readAlone(words: string, locale: string, understand: PlanContext["understand"]) {
  return understand(languageOf(locale).talk.timed(words)).requests[0];
}

/** A time that the model made up gives way to the one that the person wrote. */
function readTime(
  phrase: string | undefined,
  { said, locale }: Ground,
  { understand }: PlanContext,
): { slots: Slots; doubts: Ambiguity[] } {
  const [text = ""] = said;
  const isTheirs = phrase !== undefined && isSaid(phrase, said);
  const request = readAlone(isTheirs ? phrase : text, locale, understand);
  const { when, recurrence } = request?.slots ?? {};
  if (!when && !recurrence) {
    const unread: Ambiguity = { reason: "unread-time-words", text: phrase ?? "", readings: [] };
    return { slots: {}, doubts: isTheirs ? [unread] : [] };
  }
  return {
    slots: { ...(when && { when }), ...(recurrence && { recurrence }) },
    doubts: (request?.ambiguities ?? []).filter(({ reason }) => OF_TIME.has(reason)),
  };
}
