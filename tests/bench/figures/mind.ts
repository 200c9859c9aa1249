import { createOpenAiProvider } from "../../../src/adapters/models/openai/openai-provider.ts";
import { createModelFamily } from "../../../src/adapters/models/routing/model-family.ts";
import { type Passage, passage } from "../../../src/core/mind/passage.ts";
import { summaryFrom, summaryRequest } from "../../../src/core/mind/summarise.ts";
import { estimateTokens, MESSAGE_TOKENS } from "../../../src/core/model/estimate-tokens.ts";
import type { LanguageModel } from "../../../src/core/ports/language-model.ts";
import type { LiveEvent } from "../../../src/core/ports/live-protocol.ts";
import { listen } from "../../counterparts/model/server.ts";
import { createDesk } from "../../support/desk.ts";
import { DAY } from "../mind/day.ts";
import type { BenchOptions } from "../support/figure.ts";
import { fire } from "../support/load.ts";
import { median, percentile, rounded, sum } from "../support/stats.ts";
import { launch } from "../support/targets.ts";

/** Dollars for a million tokens of Llama 3.3 70B on Workers AI. */
const PRICE = { input: 0.293, output: 2.253 };
const REACH = { input: 700, output: 60, dollars: 0.3, cpuMs: 5, firstByteMs: 50 };
/** Messages, two a second, so that their order is that of their answers. */
const SHOTS = { runUp: 6, quick: 10, full: 40 };
/** A minute and a half between two messages. */
const PAUSE_MS = 90_000;
/** Between two words, as quick models write. */
const WORD_MS = 12;
/** As the product has it: so many messages that no prompt holds are worth notes. */
const WORTH_NOTES = 12;
const NOTES =
  "The person owes Petra an offer by Friday, looks after rent and report, and planned a mezze lunch for the team. They take the aisle seat.";

interface Spent {
  input: number;
  output: number;
}

/** A day of one person with a model that answers at once: what it costs in tokens, money and our own time. */
export async function mind({ quick, note, report, ...rest }: BenchOptions): Promise<void> {
  note("mind: a day of sixty messages");
  const day = await play();
  const calls = [...day.turns.flat(), ...day.notes];
  const input = calls.map((one) => one.input);
  const output = calls.map((one) => one.output);
  report({
    figure: "model_tokens_per_call",
    input_p50: rounded(median(input), 0),
    input_p95: rounded(percentile(input, 0.95), 0),
    output_p50: rounded(median(output), 0),
    calls: calls.length,
    reach_input: REACH.input,
    reach_output: REACH.output,
    ok: median(input) <= REACH.input && median(output) <= REACH.output,
  });
  const asked = day.turns.filter((turn) => turn.length > 0);
  const ofTurn = asked.map((turn) => sum(turn.map((one) => one.input + one.output)));
  report({
    figure: "model_turns",
    turns: day.turns.length,
    without_model_share: rounded(1 - asked.length / day.turns.length),
    calls_per_model_turn: rounded(sum(asked.map((turn) => turn.length)) / asked.length),
    tokens_per_model_turn_p50: rounded(median(ofTurn), 0),
    notes_calls: day.notes.length,
    ok: true,
  });
  const dollars = (sum(input) * PRICE.input + sum(output) * PRICE.output) / 1e6;
  const perThousand = (dollars * 1000) / day.turns.length;
  report({
    figure: "model_dollars_per_1000_turns",
    value: rounded(perThousand),
    reach: REACH.dollars,
    ok: perThousand <= REACH.dollars,
  });
  const times: number[] = [];
  for (let round = 0; round < (quick ? 2 : 5); round++) times.push(...(await play()).cpuMs);
  report({
    figure: "model_turn_cpu_ms",
    p50: rounded(median(times)),
    p99: rounded(percentile(times, 0.99)),
    turns: times.length,
    reach_p50: REACH.cpuMs,
    ok: median(times) <= REACH.cpuMs,
  });
  await firstByte({ quick, note, report, ...rest });
  await firstWord({ quick, note, report, ...rest });
}

/** From the first words of a streamed answer to their being on the page, in a Worker of its own. */
async function firstWord(options: BenchOptions): Promise<void> {
  options.note("mind: from the model's first words to the page");
  const spoken: number[] = [];
  const server = await listen(async () => {
    const encoder = new TextEncoder();
    const words = ["Air ", "scatters ", "blue ", "light ", "most."];
    let at = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (at > 0) await new Promise((resolve) => setTimeout(resolve, WORD_MS));
        const content = words[at++];
        if (content === undefined) {
          controller.enqueue(encoder.encode("data: [DONE]\n\n"));
          return controller.close();
        }
        const choices = [{ index: 0, delta: { content }, finish_reason: null }];
        controller.enqueue(encoder.encode(`data: ${JSON.stringify({ choices })}\n\n`));
        // A word is known to be whole with the next one.
        if (at === 2) spoken.push(performance.now());
      },
    });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  });
  const worker = await launch(options, "mind-page", {
    config: "wrangler.toml",
    database: "adjutant",
    settings: { OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: "m" },
  });
  try {
    const waits: number[] = [];
    for (let shot = 0; shot < SHOTS.runUp + (options.quick ? SHOTS.quick : SHOTS.full); shot++) {
      const seenAt = await firstWordOnPage(worker.target.url, shot);
      if (shot >= SHOTS.runUp) waits.push(seenAt - (spoken.at(-1) ?? Number.NaN));
    }
    options.report({
      figure: "model_first_word_to_page_ms",
      p50: rounded(median(waits), 1),
      p99: rounded(percentile(waits, 0.99), 1),
      reach_p50: REACH.firstByteMs,
      ok: median(waits) <= REACH.firstByteMs,
    });
  } finally {
    await worker.stop();
    await server.close();
  }
}

/** Asks over a page's own connection; resolves to the moment at which words of the answer are there. */
function firstWordOnPage(url: string, shot: number): Promise<number> {
  const socket = new WebSocket(`${url.replace(/^http/, "ws").replace(/\/$/, "")}/web/socket`);
  return new Promise((resolve, reject) => {
    let seenAt = 0;
    socket.addEventListener("error", () => reject(new Error("the page lost its connection")));
    socket.addEventListener("open", () => {
      socket.send(JSON.stringify({ kind: "hello", since: 0 }));
      const text = "why is the sky blue?";
      socket.send(JSON.stringify({ kind: "message", clientId: `shot-${shot}`, text }));
    });
    socket.addEventListener("message", ({ data }) => {
      const event = JSON.parse(String(data)) as LiveEvent;
      if (event.kind === "growing" && event.entry.blocks.length > 0) seenAt ||= performance.now();
      if (event.kind !== "entries" || seenAt === 0) return;
      socket.close();
      resolve(seenAt);
    });
  });
}

/** From the model's answer to our call at the platform, in a Worker of its own. */
async function firstByte(options: BenchOptions): Promise<void> {
  options.note("mind: from the model's answer to ours");
  const answeredAt: number[] = [];
  const server = await listen(async (_url, init) => {
    const { messages } = await new Response(init?.body).json<{ messages: unknown[] }>();
    const content = `A short answer to ${messages.length} messages.`;
    answeredAt.push(performance.now());
    const message = { role: "assistant", content };
    return Response.json({ choices: [{ index: 0, message, finish_reason: "stop" }] });
  });
  const worker = await launch(options, "mind", {
    config: "wrangler.toml",
    database: "adjutant",
    settings: { OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: "m" },
  });
  try {
    const ask = (count: number) =>
      Array.from({ length: count }, (_, user): [number, string] => [user, "why is the sky blue?"]);
    await fire(worker.target, ask(SHOTS.runUp), 2);
    answeredAt.length = 0;
    const { shots, lost } = await fire(
      worker.target,
      ask(options.quick ? SHOTS.quick : SHOTS.full),
      2,
    );
    const waits = shots.map(({ calledAt }, at) => calledAt - (answeredAt[at] ?? Number.NaN));
    options.report({
      figure: "model_answer_to_call_ms",
      p50: rounded(median(waits), 1),
      p99: rounded(percentile(waits, 0.99), 1),
      lost,
      reach_p50: REACH.firstByteMs,
      ok: lost === 0 && median(waits) <= REACH.firstByteMs,
    });
  } finally {
    await worker.stop();
    await server.close();
  }
}

async function play() {
  const turns: Spent[][] = [];
  const notes: Spent[] = [];
  const cpuMs: number[] = [];
  let script: string[] = [];
  let spent: Spent[] = [];
  const model = modelSaying(
    () => script.shift() ?? "I do not know.",
    (one) => spent.push(one),
  );
  let kept: Passage | undefined;
  const desk = createDesk({ model, notes: () => kept });
  let said: Passage[] = [];
  for (const { say, model: answers = [] } of DAY) {
    script = [...answers];
    spent = [];
    const before = process.cpuUsage();
    const answer = await desk.say(say);
    const used = process.cpuUsage(before);
    turns.push(spent);
    if (spent.length > 0) cpuMs.push((used.user + used.system) / 1000);
    said.push(passage("said", say), passage("answered", answer));
    if (said.length >= WORTH_NOTES + 8) {
      script = [NOTES];
      spent = notes;
      const older = said.slice(0, -8);
      const run = model.generate(summaryRequest(kept?.text, older), { correlationId: "bench" });
      const text = summaryFrom(await run.result);
      if (text !== null) kept = passage("summary", text);
      said = said.slice(-8);
    }
    desk.pass(PAUSE_MS);
  }
  return { turns, notes, cpuMs };
}

/** The product's own adapter over a server that answers at once and counts as our estimate does. */
function modelSaying(next: () => string, spend: (spent: Spent) => void): LanguageModel {
  const fetch = async (_url: unknown, init?: { body?: unknown }) => {
    const { messages } = JSON.parse(String(init?.body)) as { messages: { content: string }[] };
    const content = next();
    const input = sum(messages.map((one) => estimateTokens(one.content) + MESSAGE_TOKENS));
    const output = estimateTokens(content) + 1;
    spend({ input, output });
    const message = { role: "assistant", content };
    return Response.json({
      choices: [{ index: 0, message, finish_reason: "stop" }],
      usage: { prompt_tokens: input, completion_tokens: output },
    });
  };
  const provider = createOpenAiProvider({
    baseUrl: "http://127.0.0.1:9/v1",
    model: "m",
    tools: "prompt",
    fetch: fetch as typeof globalThis.fetch,
  });
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const clock = { now: () => Date.now() };
  return createModelFamily({ providers: [provider], clock, log: silent, random: () => 0 }).model(
    [],
  );
}
