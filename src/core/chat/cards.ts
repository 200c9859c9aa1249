import type { Conversation, StoredButton } from "../ports/conversation.ts";
import type { Ids } from "../ports/ids.ts";
import type {
  ButtonAction,
  ButtonDraft,
  Change,
  Outcome,
  ReplyDraft,
  Tool,
  ToolContext,
} from "../tools/tool.ts";
import { cardChange } from "../wording/catalogue/chat.ts";
import { confirm, confirmAll } from "../wording/catalogue/common.ts";
import { dismiss } from "../wording/draft.ts";
import { type Reader, t } from "../wording/words.ts";
import { type Block, paragraph, plainText, type Reply, spansText } from "./reply.ts";

/** Long enough for a list that one comes back to; the text of a card stays readable after that. */
const BUTTON_LIFETIME_MS = 30 * 24 * 3_600_000;
const LONGEST_QUESTION = 200;
/** A question about an action is answered soon or asked anew. */
export const CONFIRMATION_LIFETIME_MS = 15 * 60_000;

/** The card that stands between a wish and its effect: what exactly will happen, and yes or no. */
export function confirmationCard<Input>(
  tool: Tool<Input>,
  input: Input,
  context: ToolContext,
  { tainted = false, change }: { tainted?: boolean; change?: Change | undefined } = {},
): Outcome {
  const blocks = previewOf(tool, input, context);
  const shows = textOf(blocks);
  const yes: ButtonDraft = {
    label: t(context, confirm),
    tone: tool.effect === "destructive" ? "danger" : "primary",
    action: {
      kind: "tool",
      tool: tool.name,
      input,
      confirmed: true,
      shows,
      ...(tainted && { tainted }),
    },
    uses: "card",
  };
  const label = t(context, cardChange);
  const other: ButtonDraft[] = change
    ? [{ label, tone: "plain", action: { kind: "change", change }, uses: "card" }]
    : [];
  return { reply: { blocks, buttons: [[yes, ...other, dismiss(context)]] } };
}

/**
 * One card for several wishes, which are said yes to as a whole. There is no Change on it: nobody could tell which
 * of them "on Friday" is about. Whoever wants one of them otherwise says no, or says that one again.
 */
export function oneCard(cards: readonly Outcome[], to: Reader): Outcome {
  const blocks = cards.flatMap(({ reply }) => reply.blocks);
  const all = cards.flatMap(({ reply }) => reply.buttons.flat());
  const calls = all.flatMap(({ action }) => (action.kind === "tool" ? [action] : []));
  const [first, ...others] = calls;
  const yes = all.find(({ action }) => action === first);
  const no = all.find(({ action }) => action.kind === "dismiss");
  if (!first || !yes || !no) return { reply: { blocks, buttons: [] } };
  const also = others.map(({ tool, input, shows }) => ({ tool, input, ...(shows && { shows }) }));
  const tainted = calls.some((call) => call.tainted) ? ({ tainted: true } as const) : {};
  const tone = all.some((button) => button.tone === "danger") ? "danger" : yes.tone;
  const both = { ...yes, label: t(to, confirmAll), tone, action: { ...first, also, ...tainted } };
  return { reply: { blocks, buttons: [[both, no]] } };
}

/** Names as our sentences quote them, in any language. */
const NAMED = /[\u201C\u201E][^\u201C\u201D\u201E]*[\u201C\u201D]/g;

/**
 * Whether a card for these arguments would still name the same things; that time goes on between card and press
 * is nothing new.
 */
export function stillShows<Input>(
  shows: string,
  tool: Tool<Input>,
  input: Input,
  context: ToolContext,
): boolean {
  const before = new Set(shows.match(NAMED));
  const now = textOf(previewOf(tool, input, context)).match(NAMED) ?? [];
  return now.every((name) => before.has(name));
}

function previewOf<Input>(tool: Tool<Input>, input: Input, context: ToolContext): Block[] {
  return tool.preview?.(input, context) ?? [paragraph(tool.description)];
}

function textOf(blocks: Block[]): string {
  return plainText({ blocks, buttons: [] });
}

/**
 * A choice of what we asked remembers the question, so that it can be told later what was decided. Words of others
 * are no part of what is remembered of the person.
 */
function settling(action: ButtonAction, { blocks, untrusted }: ReplyDraft, label: string) {
  const [asked] = blocks;
  if (action.kind !== "request" || untrusted === true || asked?.t !== "paragraph") return action;
  const question = spansText(asked.spans).slice(0, LONGEST_QUESTION);
  return { ...action, settles: { question, answer: label } };
}

/** Gives every button its token and stores what it does. All buttons of one reply are one card. */
export function mint(
  draft: ReplyDraft,
  services: { conversation: Conversation; ids: Ids },
  now: number,
): Reply {
  const card = services.ids.next("card");
  const made: (StoredButton & { token: string })[] = [];
  const buttons = draft.buttons.map((row) =>
    row.map(({ label, tone, action, uses }) => {
      const token = `b.${services.ids.secret()}`;
      const stored = settling(action, draft, label);
      const confirms = action.kind === "tool" && action.confirmed === true;
      const expiresAt = now + (confirms ? CONFIRMATION_LIFETIME_MS : BUTTON_LIFETIME_MS);
      made.push({ token, action: stored, uses, card, expiresAt, usedAt: null });
      return { label, tone, token };
    }),
  );
  if (made.length > 0) services.conversation.saveButtons(made);
  const { blocks, secret, untrusted } = draft;
  return { blocks, buttons, ...(secret && { secret }), ...(untrusted && { untrusted }) };
}
