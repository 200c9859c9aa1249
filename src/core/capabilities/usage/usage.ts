import * as z from "zod/mini";
import { note, paragraph } from "../../chat/reply.ts";
import { defineTool, type Outcome, type ToolContext } from "../../tools/tool.ts";
import * as words from "../../wording/catalogue/account.ts";
import { commandUsage } from "../../wording/catalogue/commands.ts";
import * as help from "../../wording/catalogue/help.ts";
import { draft, sentence } from "../../wording/draft.ts";
import { t } from "../../wording/words.ts";
import type { Capability } from "../capability.ts";
import type { CommandTexts } from "../command.ts";

/** What a person has used of the language model. */
export interface Usage {
  /** Which models are asked, in which order. */
  model: string;
  /** Tokens of the present day in UTC, and how many there are for a day. */
  today(): Promise<Tokens>;
}

interface Tokens {
  used: number;
  limit: number;
}

const USAGE_COMMAND: CommandTexts = {
  name: "usage",
  description: commandUsage,
};

/** `usage` is null where no language model is set up. */
export function createUsage({ usage }: { usage: Usage | null }): Capability {
  return {
    name: "usage",
    title: help.topicUsage,
    examples: help.examplesUsage,
    commands: [
      {
        spec: USAGE_COMMAND,
        plan: () => ({ kind: "call", call: { tool: "usage.show", input: {} } }),
      },
    ],
    tools: [
      defineTool({
        name: "usage.show",
        description: "Tells how much of the language model was used today.",
        effect: "read",
        input: z.object({}),
        prepare: async () => (usage ? usage.today() : null),
        run: (_input, context) => tell(usage, context),
      }),
    ],
    intents: {},
  };
}

function tell(usage: Usage | null, context: ToolContext): Outcome {
  const tokens = context.prepared as Tokens | null;
  if (!usage || !tokens) return sentence(t(context, words.usageNoModel));
  const { used, limit } = tokens;
  const count = (number: number) => number.toLocaleString(context.profile.locale);
  const today = used >= limit ? words.usageSpent : words.usageToday;
  return {
    reply: draft([
      paragraph(t(context, today, { used: count(used), limit: count(limit) })),
      note(t(context, words.usageDays, { model: usage.model })),
    ]),
    data: { used, limit, model: usage.model },
  };
}
