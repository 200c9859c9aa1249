import { type Block, paragraph, type Span } from "../chat/reply.ts";
import type { ButtonAction, ButtonDraft, Outcome, ReplyDraft, ToolContext } from "../tools/tool.ts";
import type { Request, ShownItem } from "../understanding/interpretation.ts";
import { cancel, undo } from "./catalogue/common.ts";
import type { Label } from "./catalogue/text.ts";
import { type Reader, t } from "./words.ts";

type ButtonOptions = Partial<Pick<ButtonDraft, "tone" | "uses">>;

/** A button that runs a tool. Unless told otherwise a press uses up the whole card. */
export function press(
  label: string,
  tool: string,
  input: unknown,
  options: ButtonOptions = {},
): ButtonDraft {
  return button(label, { kind: "tool", tool, input }, options);
}

/** A button that goes on with a request in which a question was settled. */
export function goOn(label: string, request: Request, options: ButtonOptions = {}): ButtonDraft {
  return button(label, { kind: "request", request }, options);
}

/** Takes the card away; `label` has no gaps. */
export function dismiss(to: Reader, label: Label = cancel): ButtonDraft {
  return button(t(to, label), { kind: "dismiss" }, {});
}

/** Takes back everything that the message or press of this context did. */
export function undoButton(context: ToolContext): ButtonDraft {
  return press(t(context, undo), "undo.group", { group: context.changeGroup });
}

function button(label: string, action: ButtonAction, options: ButtonOptions): ButtonDraft {
  return { label, tone: "plain", uses: "card", ...options, action };
}

/** Buttons in rows of at most `perRow`. */
export function rows(buttons: ButtonDraft[], perRow: number): ButtonDraft[][] {
  const result: ButtonDraft[][] = [];
  for (let i = 0; i < buttons.length; i += perRow) result.push(buttons.slice(i, i + perRow));
  return result;
}

export function draft(blocks: Block[], buttons: ButtonDraft[][] = []): ReplyDraft {
  return { blocks, buttons: buttons.filter((row) => row.length > 0) };
}

/** One sentence and nothing else. */
export function sentence(...parts: (string | Span)[]): Outcome {
  return { reply: draft([paragraph(...parts)]) };
}

/** What is talked about from now on: the only item, or the list of them. */
export function mention(items: ShownItem[]): Pick<Outcome, "shown" | "focus"> {
  const [only] = items;
  return items.length === 1 && only ? { shown: items, focus: only } : { shown: items };
}
