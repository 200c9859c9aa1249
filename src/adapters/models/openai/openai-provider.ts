import type { Profile, Provider, Sent, WireRequest } from "../provider.ts";
import { type Complaint, complaintIn, failureOf } from "../wire/failures.ts";
import { fieldsOf, jsonOf } from "../wire/fields.ts";
import { adapted, type Dialect, plainDialect, rejectedField } from "./dialect.ts";

export interface OpenAiOptions {
  /** Without the final `/chat/completions`. */
  baseUrl: string;
  model: string;
  /** Absent for servers that ask for none. */
  apiKey?: string;
  tools: Profile["tools"];
  fetch?: typeof fetch;
}

/** Far more than any answer within our limits, and than an error page says of interest. */
const MAX_BYTES = 1_000_000;
/** Differences between servers that can be learnt from one request. */
const MAX_LESSONS = 3;

/**
 * `POST {baseUrl}/chat/completions`, as OpenAI, Workers AI, Ollama, llama.cpp, vLLM and LM Studio speak it. What a
 * server says it does not know is left out from then on.
 */
export function createOpenAiProvider(options: OpenAiOptions): Provider {
  const { baseUrl, model, tools } = options;
  const dialect = plainDialect();
  return {
    id: "openai",
    model,
    profile: { tools, json: isWorkersAi(baseUrl) ? "bare" : "envelope" },
    async send(body, signal) {
      for (let lessons = 0; ; lessons++) {
        const { sent, complaint } = await post(body, signal, { ...options, dialect });
        const field = complaint && rejectedField(complaint);
        if (!field || lessons >= MAX_LESSONS || dialect.has(field)) return sent;
        dialect.add(field);
      }
    },
  };
}

/** Its schema goes bare, on this endpoint as on its own. */
function isWorkersAi(baseUrl: string): boolean {
  return /\/\/(?:api|gateway\.ai)\.cloudflare\.com\//.test(baseUrl);
}

async function post(
  body: WireRequest,
  signal: AbortSignal,
  { baseUrl, model, apiKey, dialect, fetch: send = fetch }: OpenAiOptions & { dialect: Dialect },
): Promise<{ sent: Sent; complaint?: Complaint }> {
  try {
    const response = await send(`${baseUrl}/chat/completions`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: body.stream ? "text/event-stream, application/json" : "application/json",
        ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify(adapted({ model, ...body }, dialect)),
      signal,
      // The key is for this address alone.
      redirect: "manual",
    });
    if (!response.ok) return await refusal(response);
    return { sent: await answerOf(response) };
  } catch {
    return { sent: { kind: "failed", failure: { failure: "unreachable", reason: "network" } } };
  }
}

async function answerOf(response: Response): Promise<Sent> {
  const type = response.headers.get("content-type") ?? "";
  if (response.body && type.includes("text/event-stream"))
    return { kind: "stream", body: response.body };
  const value = jsonOf(await beginningOf(response));
  if (value !== undefined) return { kind: "whole", value };
  const failure = { failure: "bad-output", reason: "not-a-model-answer" } as const;
  return { kind: "failed", failure };
}

async function refusal(response: Response): Promise<{ sent: Sent; complaint: Complaint }> {
  const text = await beginningOf(response).catch(() => "");
  const said = complaintIn(jsonOf(text)) ?? { message: text };
  const retryAfterMs = retryAfter(response.headers);
  const complaint: Complaint = {
    ...said,
    status: response.status,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
  const { generation } = complaint;
  const failure = failureOf(complaint);
  return {
    sent: { kind: "failed", failure, ...(generation !== undefined && { generation }) },
    complaint,
  };
}

/** A body without an end must not fill the memory. */
async function beginningOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) break;
  }
  return text + decoder.decode();
}

/** Seconds, or undefined; dates are not used by these servers. */
function retryAfter(headers: Headers): number | undefined {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

/** Names of the server's models, for the self-check; null when it does not tell. */
export async function listModels(
  { baseUrl, apiKey, fetch: send = fetch }: Pick<OpenAiOptions, "baseUrl" | "apiKey" | "fetch">,
  signal: AbortSignal,
): Promise<string[] | null> {
  const headers = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
  const response = await send(`${baseUrl}/models`, { headers, signal, redirect: "manual" });
  if (!response.ok) return null;
  const { data } = fieldsOf(jsonOf(await beginningOf(response)));
  if (!Array.isArray(data)) return null;
  return data.map((entry) => String(fieldsOf(entry)["id"] ?? ""));
}
