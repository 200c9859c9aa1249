/** A request as the OpenAI shape has it, as far as a double reads it. */
export interface Prompt {
  /** Everything that it was told, in order, as one text. */
  text: string;
  /** What the person says now: the last message of theirs. */
  last: string;
  tools: Offer[];
  stream: boolean;
  /** How many results of calls it has been given in this turn. */
  results: number;
}

/** A tool that it may call. */
export interface Offer {
  name: string;
  args: Record<string, { type?: string; enum?: unknown[]; description?: string }>;
  required: string[];
  /** It was described in words, so that the call has to be text. */
  inWords: boolean;
}

interface Wire {
  messages?: { role: string; content: string; tool_calls?: unknown[] }[];
  tools?: {
    function: { name: string; parameters?: { properties?: Offer["args"]; required?: string[] } };
  }[];
  stream?: boolean;
}

export function readPrompt(body: unknown): Prompt {
  const { messages = [], tools = [], stream = false } = body as Wire;
  const text = messages.map(({ content }) => content).join("\n");
  const offered = tools.map(({ function: { name, parameters } }) => ({
    name,
    args: parameters?.properties ?? {},
    required: parameters?.required ?? [],
    inWords: false,
  }));
  return {
    text,
    last: messages.findLast(({ role }) => role === "user")?.content ?? "",
    tools: offered.length > 0 ? offered : signaturesIn(text),
    stream,
    results: messages.filter(({ role }) => role === "tool").length,
  };
}

/** `name(arg, other?: a|b) - what it does`, one to a line. */
function signaturesIn(text: string): Offer[] {
  return [...text.matchAll(/^([a-z][\w.-]*)\(([^)]*)\) - /gm)].map(([, name = "", list = ""]) => {
    const parts = list.split(", ").filter(Boolean);
    const args = parts.map((part) => {
      const [, arg = "", , kind] = /^(\w+)(\??)(?:: (.*))?$/.exec(part) ?? [];
      return [arg, kind?.includes("|") ? { enum: kind.split("|") } : { type: kind ?? "string" }];
    });
    const required = parts
      .filter((part) => !/^\w+\?/.test(part))
      .map((part) => /^\w+/.exec(part)?.[0] ?? "");
    return { name, args: Object.fromEntries(args), required, inWords: true };
  });
}
