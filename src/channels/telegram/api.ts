import { Api, type RawApi } from "grammy";
import { UnexpectedAnswer } from "./errors.ts";

export interface ApiOptions {
  /** As BotFather gave it. It is part of every URL: neither URLs nor errors of calls may be logged. */
  token: string;
  /** `https://api.telegram.org` or a stand-in. */
  apiRoot: string;
  fetch?: typeof globalThis.fetch;
}

/**
 * The Bot API for calls within `timeoutMs` from now, over our own fetch: no redirects, and only the
 * API's own documents count as answers. Uses of grammY's options what workerd and Node both know.
 */
export function createApi({ token, apiRoot, ...options }: ApiOptions, timeoutMs: number): RawApi {
  const signal = AbortSignal.timeout(timeoutMs);
  const via = options.fetch ?? ((input, init) => fetch(input, init));
  const call = async (url: string, init: { body?: string }): Promise<Response> => {
    const headers = { "content-type": "application/json" };
    const body = init.body ?? "{}";
    const response = await via(url, { method: "POST", headers, body, redirect: "manual", signal });
    const answer: unknown = await response.json().catch(() => signal.throwIfAborted());
    const isAnswer = typeof answer === "object" && answer !== null && "ok" in answer;
    if (!isAnswer || (answer.ok !== true && !("error_code" in answer)))
      throw new UnexpectedAnswer(response.status);
    return Response.json(answer);
  };
  return new Api(token, { apiRoot: apiRoot.replace(/\/+$/, ""), fetch: call as typeof fetch }).raw;
}
