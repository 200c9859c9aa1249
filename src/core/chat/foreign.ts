import { guardedWords, withoutHidden } from "../tools/policy/rendering.ts";
import type { Outcome } from "../tools/tool.ts";
import * as words from "../wording/catalogue/chat.ts";
import { no, quoted } from "../wording/catalogue/common.ts";
import { dismiss, sentence } from "../wording/draft.ts";
import { type Reader, t } from "../wording/words.ts";
import type { InboundMessage } from "./inbound.ts";
import { paragraph } from "./reply.ts";

/** A task title has to stay readable; the rest of a long forward is not lost, it is in the chat. */
const TITLE_FROM_FOREIGN = 200;

/** Text that the person did not write is never a command: it can become a task if they say so. */
export function offerForeign(said: string, to: Reader): Outcome {
  const title = firstLine(said);
  return {
    reply: {
      blocks: [paragraph(t(to, words.foreignAsk)), paragraph(t(to, quoted, { text: title }))],
      buttons: [
        [
          {
            label: t(to, words.addAsTask),
            tone: "primary",
            action: { kind: "tool", tool: "tasks.add", input: { title }, tainted: true },
            uses: "card",
          },
          dismiss(to, no),
        ],
      ],
      untrusted: true,
    },
  };
}

/** Words that hide something were not all seen when they were passed on: of their links only the hosts stay. */
function firstLine(said: string): string {
  const clean = withoutHidden(said);
  const seen = clean.trim().split("\n", 1)[0] ?? "";
  const line = clean === said ? seen : guardedWords(seen);
  const characters = [...line];
  return characters.length > TITLE_FROM_FOREIGN
    ? `${characters.slice(0, TITLE_FROM_FOREIGN - 1).join("")}…`
    : line;
}

/** An honest answer to content that cannot be read here. */
export function unreadable(inbound: InboundMessage, to: Reader): Outcome {
  const kind = inbound.unsupported?.[0];
  if (kind === undefined) return sentence(t(to, words.messageEmpty));
  return sentence(t(to, words.messageUnreadable, { kind }));
}
