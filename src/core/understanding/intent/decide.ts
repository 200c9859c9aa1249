import type { FrameMatch } from "../frames.ts";
import type { Intent } from "../interpretation.ts";

/** What rules and the trained part together make of a sentence. */
export interface Decision {
  intent: Intent;
  /** The frame that the intent rests on; null when only the trained part speaks for it. */
  match: FrameMatch | null;
  score: number;
  /** Empty when sure; otherwise the intents to ask about, best first. */
  doubts: Intent[];
}

/** Intents that change nothing: reading one wrongly costs an answer, never a deed. */
const READS: ReadonlySet<Intent> = new Set([
  "task.list",
  "reminder.list",
  "agenda.query",
  "flights.search",
  "flight.status",
  "datetime.query",
  "memory.list",
  "help",
  "greeting",
  "other",
]);
const CALENDAR: ReadonlySet<Intent> = new Set([
  "calendar.add",
  "calendar.update",
  "calendar.delete",
]);
/** Rule-made intents that the trained part knows as "other". */
const SMALL_TALK: ReadonlySet<Intent> = new Set(["help", "greeting", "memory.list"]);

/**
 * Found by trying on held-out phrases: below these probabilities the trained part is wrong too often to follow.
 * An action needs more than a question about something that is only read.
 */
const ENOUGH = {
  action: 0.9,
  /** Calendars are talked about in more ways than frames can hold, and rarely by chance. */
  calendarAction: 0.8,
  /** A doubtful deed less likely than this is only suggested, not asked about. */
  question: 0.5,
  read: 0.42,
  /** The same behind a telling frame. */
  strongQuestion: 0.2,
  /** A telling frame and this much probability agree, although another intent, or talk, may be likelier. */
  strongAgree: 0.22,
  strongAgreeOverTalk: 0.45,
  /** An intent this likely cannot be passed over for another without a question. */
  clear: 0.5,
  weakAgree: 0.58,
  /** Probability that makes a frame which does not name its object worth a question. */
  weakDoubt: 0.3,
  /** How sure the trained part must be that it is talk, to overrule a frame without a question. */
  overrule: 0.9,
};
/** What a telling frame is worth beside a probability. */
const STRONG_FRAME = 0.4;

/**
 * Rules and the trained part must agree before anything is certain. Where they do not, the more likely intent
 * is kept with a doubt; where neither is likely enough, it is "other".
 */
export function decide(matches: readonly FrameMatch[], likely: Likely): Decision {
  const decision = weigh(matches, likely);
  const least = decision.match?.frame.strong ? ENOUGH.strongQuestion : ENOUGH.question;
  const faint = decision.doubts.length > 0 && decision.score < least;
  return faint ? { ...decision, intent: "other", match: null, doubts: [] } : decision;
}

/**
 * Without a trained part nobody contradicts a rule, so only a frame that names what it is about acts; what any
 * other frame would change is asked about.
 */
export function decideByRules(matches: readonly FrameMatch[]): Decision {
  const match = matches.find(({ frame }) => frame.strong) ?? matches[0];
  if (!match) return { intent: "other", match: null, score: 0, doubts: [] };
  const { intent, strong } = match.frame;
  const sure = strong === true || READS.has(intent);
  return {
    intent,
    match,
    score: sure ? RULES_SURE : RULES_UNSURE,
    doubts: sure ? [] : [intent, "other"],
  };
}

/** What a frame alone is worth. */
const RULES_SURE = 0.9;
const RULES_UNSURE = 0.5;

function weigh(matches: readonly FrameMatch[], likely: Likely): Decision {
  const [top, share] = mostLikely(likely);
  const clear = top !== "other" && share >= ENOUGH.clear;
  const agreeing = matches.find((match) => {
    return (!clear || match.frame.intent === top) && agrees(match, likely, top);
  });
  if (agreeing) {
    const { intent } = agreeing.frame;
    return { intent, match: agreeing, score: shareOf(intent, likely), doubts: [] };
  }
  const [first] = matches;
  if (!first) return withoutFrame(top, share);
  return top === "other" ? doubted(first, share, likely) : contested(first, top, share, likely);
}

export type Likely = ReadonlyMap<Intent, number>;

export function mostLikely(likely: Likely): [Intent, number] {
  let found: [Intent, number] = ["other", 0];
  for (const entry of likely) if (entry[1] > found[1]) found = entry;
  return found;
}

function shareOf(intent: Intent, likely: Likely): number {
  return likely.get(SMALL_TALK.has(intent) ? "other" : intent) ?? 0;
}

function agrees(match: FrameMatch, likely: Likely, top: Intent): boolean {
  const { intent, strong } = match.frame;
  const share = shareOf(intent, likely);
  if (strong) return share >= (top === "other" ? ENOUGH.strongAgreeOverTalk : ENOUGH.strongAgree);
  const same = intent === top || (SMALL_TALK.has(intent) && top === "other");
  return same && (READS.has(intent) || share >= ENOUGH.weakAgree);
}

function withoutFrame(top: Intent, share: number): Decision {
  if (share < leastAlone(top)) return { intent: "other", match: null, score: share, doubts: [] };
  return { intent: top, match: null, score: share, doubts: READS.has(top) ? [] : [top, "other"] };
}

/** How sure the trained part must be when no frame speaks for the same. */
function leastAlone(intent: Intent): number {
  if (READS.has(intent)) return ENOUGH.read;
  return CALENDAR.has(intent) ? ENOUGH.calendarAction : ENOUGH.action;
}

/** The trained part takes it for talk: a telling frame makes it a question, any other nothing. */
function doubted(first: FrameMatch, share: number, likely: Likely): Decision {
  const { intent, strong } = first.frame;
  const own = shareOf(intent, likely);
  const overruled = strong ? share >= ENOUGH.overrule : own < ENOUGH.weakDoubt;
  if (overruled) return { intent: "other", match: null, score: share, doubts: [] };
  const doubts: Intent[] = READS.has(intent) ? [] : [intent, "other"];
  return { intent, match: first, score: shareOf(intent, likely), doubts };
}

/** Both see a request, but not the same one: the likelier is kept; a deed only with a question. */
function contested(first: FrameMatch, top: Intent, share: number, likely: Likely): Decision {
  const { intent, strong } = first.frame;
  const worth = shareOf(intent, likely) + (strong ? STRONG_FRAME : 0);
  if (worth >= share) {
    const doubts = READS.has(intent) ? [] : [intent, top];
    return { intent, match: first, score: worth, doubts };
  }
  if (READS.has(top)) return { intent: top, match: null, score: share, doubts: [] };
  // The frame speaks against it, so the trained part alone has to be as sure as without any.
  if (share < leastAlone(top)) {
    // Looking does no harm, and the words say that it is about looking.
    if (strong && READS.has(intent)) return { intent, match: first, score: worth, doubts: [] };
    return { intent: "other", match: null, score: share, doubts: [] };
  }
  return { intent: top, match: null, score: share, doubts: [top, intent] };
}
