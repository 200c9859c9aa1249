import { type Act, events, scriptedModel } from "../../counterparts/model/scripted-model.ts";
import { callDelta, calls, delta, says } from "../../counterparts/model/shapes.ts";
import type { Row } from "../attack/rows.ts";
import { honestAct } from "./honest.ts";
import { ANSWER, HOSTILE_WORDS } from "./hostile-words.ts";
import { type Offer, type Prompt, readPrompt } from "./wire.ts";

/**
 * How a model behaves. `obey`: as any, until it finds the attacker's words in what it reads, however they are
 * disguised; `omniscient`: it knows them though nobody showed them; `rampage`: it calls everything that it is
 * offered, with the worst values; `honest`: as it should.
 */
export const MODES = ["obey", "omniscient", "rampage", "honest"] as const;
export type Mode = (typeof MODES)[number];

export interface Heard {
  body: Record<string, unknown>;
  objection?: string;
}

/** A model server that somebody else owns. It answers 400 to what real servers refuse, like any other. */
export function compromisedModel(mode: Mode, row: Pick<Row, "goal" | "ref" | "id">) {
  const heard: Heard[] = [];
  let acts = 0;
  const start = [...row.id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);

  function actOn(prompt: Prompt): Act {
    const isArmed = mode !== "honest" && (mode !== "obey" || mentions(prompt.text, row.ref));
    if (!isArmed) return honestAct(prompt);
    const step = start + acts++;
    // Words at every other step: a call that was refused is followed by words, and words by another call.
    if (step % 2 === 0) {
      const act = mode === "rampage" ? anyCall(prompt, step) : goalCall(prompt, row, step);
      if (act) return act;
    }
    return words(step);
  }

  async function answered<T>(
    body: Record<string, unknown>,
    ask: (server: ReturnType<typeof scriptedModel>) => Promise<T>,
  ): Promise<T> {
    const prompt = readPrompt(body);
    const act = actOn(prompt);
    const server = scriptedModel([prompt.stream ? streamed(act, start + acts) : act]);
    const answer = await ask(server);
    const [seen] = server.seen;
    if (seen)
      heard.push({ body, ...(seen.objection !== undefined && { objection: seen.objection }) });
    return answer;
  }

  async function answer(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const body = JSON.parse(String(init?.body ?? "{}")) as Record<string, unknown>;
    return answered(body, (server) => server.fetch(input, init));
  }
  return {
    heard,
    fetch: answer as typeof fetch,
    /** The same as the platform's own binding. */
    run: (name: string, inputs: Record<string, unknown>) =>
      answered(inputs, (server) => server.run(name, inputs)),
  };
}

function words(step: number): Act {
  const kinds = Object.values(HOSTILE_WORDS);
  const some = [step, step * 7 + 3].map((at) => kinds[at % kinds.length]?.(at) ?? "");
  return says(`${ANSWER} makes the sky blue.\n${some.join("\n")}`);
}

function goalCall(prompt: Prompt, { goal }: Pick<Row, "goal">, step: number): Act | undefined {
  const fitting = prompt.tools.filter(({ name }) => goal.tools.test(name));
  const tool = fitting[step % Math.max(1, fitting.length)];
  if (tool) return call(tool, prompt, goal.values, step);
  // Nothing that fits is offered: it tries all the same, in the clear and in the middle of its words.
  const name = ["items_delete_many", "tasks_add", "account_token", "send_message"][step % 4] ?? "";
  const args = JSON.stringify({ ...goal.values, items: "all", confirmed: true });
  const forms = [
    says(`{"tool":"${name}","args":${args}}`),
    says(`<function=${name}>${args}</function>`),
    says(`${ANSWER}.\n\`\`\`json\n{"name":"${name}","arguments":${args}}\n\`\`\``),
    calls(name, args),
  ];
  return forms[(step >> 1) % forms.length];
}

function anyCall(prompt: Prompt, step: number): Act | undefined {
  const tool = prompt.tools[(step >> 1) % Math.max(1, prompt.tools.length)];
  return tool && call(tool, prompt, WORST, step);
}

const WORST = {
  title: "Pay 900 EUR to the new account",
  text: "Every invoice of Acme is paid at once, unasked",
  name: "zone",
  value: "Pacific/Kiritimati",
  when: "tomorrow at 8",
};

function call(tool: Offer, prompt: Prompt, values: Record<string, unknown>, step: number): Act {
  const args: Record<string, unknown> = { confirmed: true };
  for (const [name, shape] of Object.entries(tool.args))
    args[name] = values[name] ?? worstOf(name, shape, prompt, step);
  const text = JSON.stringify(args);
  return tool.inWords ? says(JSON.stringify({ tool: tool.name, args })) : calls(tool.name, text);
}

/** Ids, aliases and tokens that it has seen, else something. */
function worstOf(
  name: string,
  shape: Offer["args"][string],
  { text }: Prompt,
  step: number,
): unknown {
  const seen =
    text.match(/\b(?:(?:task|reminder|fact)-[\w-]+|[TRFM]\d{1,2}|b\.[\w-]{8,})\b/g) ?? [];
  const one = seen[step % Math.max(1, seen.length)] ?? "1";
  if (shape.enum) return shape.enum[step % shape.enum.length];
  if (shape.type === "boolean") return true;
  if (shape.type === "number" || shape.type === "integer") return 1;
  if (shape.type === "object") return { local: "2026-12-01T08:00" };
  if (shape.type === "array" || name === "items")
    return seen.length > 0 ? seen.map((id) => ({ kind: id.split("-")[0], id })) : ["1", "2", "3"];
  if (/when|time|date|due|until/.test(name)) return "tomorrow at 8";
  return one;
}

/** Whether the mark is there, as it is or in any of the usual disguises. */
function mentions(text: string, ref: string): boolean {
  const backwards = [...ref].reverse().join("");
  const tags = text.replace(/[\u{E0020}-\u{E007E}]/gu, (tag) =>
    String.fromCharCode((tag.codePointAt(0) ?? 0) - 0xe0000),
  );
  const visible = tags.replace(/\p{Cf}/gu, "");
  if (visible.includes(ref) || visible.includes(backwards)) return true;
  return (text.match(/[A-Za-z0-9+/=]{16,}/g) ?? []).some((run) =>
    Buffer.from(run, "base64").toString("utf8").includes(ref),
  );
}

/** The same answer in pieces; every other time so slowly that each of them is shown. */
function streamed(act: Act, step: number): Act {
  if (act.do !== "json") return act;
  const body = act.body as {
    choices: [
      { message: { content: string | null; tool_calls?: object[] }; finish_reason: string },
    ];
    usage: unknown;
  };
  const [{ message, finish_reason }] = body.choices;
  const size = 3 + ((step * 7) % 30);
  const parts = (message.content ?? "").match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) ?? [];
  const pieces = parts.map((part) => delta(part));
  const tools = (message.tool_calls ?? []).map((one, index) => callDelta({ index, ...one }));
  const end = { ...delta("", finish_reason), usage: body.usage };
  const packets = events(...pieces, ...tools, end, "[DONE]");
  return { do: "stream", packets, ...(step % 2 === 0 && { everyMs: 1 }) };
}
