import { withoutHidden } from "../tools/policy/rendering.ts";
import type { Outcome } from "../tools/tool.ts";
import { sentence } from "../wording/draft.ts";
import type { InboundMessage } from "./inbound.ts";
import { paragraph } from "./reply.ts";

/** A task title has to stay readable; the rest of a long forward is not lost, it is in the chat. */
const TITLE_FROM_FOREIGN = 200;

/** Text that the person did not write is never a command: it can become a task if they say so. */
export function offerForeign(words: string): Outcome {
  const title = firstLine(words);
  return {
    reply: {
      blocks: [
        paragraph("This was written by someone else, so I do not act on it. Keep it as a task?"),
        paragraph(`“${title}”`),
      ],
      buttons: [
        [
          {
            label: "Add as task",
            tone: "primary",
            action: { kind: "tool", tool: "tasks.add", input: { title }, tainted: true },
            uses: "card",
          },
          { label: "No", tone: "plain", action: { kind: "dismiss" }, uses: "card" },
        ],
      ],
      untrusted: true,
    },
  };
}

function firstLine(words: string): string {
  const line = withoutHidden(words).trim().split("\n", 1)[0] ?? "";
  const characters = [...line];
  return characters.length > TITLE_FROM_FOREIGN
    ? `${characters.slice(0, TITLE_FROM_FOREIGN - 1).join("")}…`
    : line;
}

/** An honest answer to content that cannot be read here. */
export function unreadable(inbound: InboundMessage): Outcome {
  const kind = inbound.unsupported?.[0];
  if (kind === undefined) return sentence("That message was empty. Type what you need, or /help.");
  return sentence(`I cannot read a ${kind} here, so nothing was changed. Please type it as text.`);
}
