import type { App, Receiver } from "@slack/bolt";
import type { Context } from "hono";
import type { Clock } from "../../core/ports/clock.ts";
import type { Log } from "../../core/ports/log.ts";
import { createVerifier } from "./signature.ts";

/** What travels with one request through Bolt, as its `context.delivery`. */
export interface Delivery {
  /** UTC milliseconds. */
  sentAt: number;
  waitUntil(work: Promise<unknown>): void;
  /** Set by whoever took the request; unset: no listener was for it. */
  outcome?: "taken" | "ignored" | "unavailable" | undefined;
}

export interface HonoReceiver extends Receiver {
  handle(context: Context): Promise<Response>;
}

type Body = Record<string, unknown>;

/**
 * Bolt's side of the wire, for fetch-style servers. Bolt acknowledges events before its listeners run;
 * here the response is made after they have: nothing gets a 2xx that is not durable.
 */
export function createReceiver(options: {
  signingSecret: string;
  clock: Clock;
  log: Log;
}): HonoReceiver {
  const { clock, log } = options;
  const verify = createVerifier(options.signingSecret, clock);
  let app: App | undefined;

  async function dispatch(body: Body, delivery: Delivery): Promise<Response> {
    try {
      const ack = async () => {};
      await app?.processEvent({ body, ack, customProperties: { delivery } });
    } catch (error) {
      // Bolt looks into the body before any listener does, and trusts its shape. Its message may
      // quote what somebody wrote.
      log.warn("slack.unreadable", { error: nameOf(error), type: typeOf(body) });
    }
    if (delivery.outcome === undefined) log.info("slack.ignored", { reason: typeOf(body) });
    return new Response(null, { status: delivery.outcome === "unavailable" ? 503 : 200 });
  }

  return {
    init(bolt) {
      app = bolt;
    },
    start: async () => undefined,
    stop: async () => undefined,
    async handle(context) {
      const { req } = context;
      const bytes = new Uint8Array(await req.arrayBuffer());
      const sentAt = await verify({
        timestamp: req.header("x-slack-request-timestamp"),
        signature: req.header("x-slack-signature"),
        body: bytes,
      });
      if (sentAt === undefined) {
        log.warn("slack.signature_refused", { bytes: bytes.length });
        return new Response(null, { status: 401 });
      }
      const body = parseBody(bytes, req.header("content-type") ?? "");
      if (!body) {
        log.warn("slack.malformed", { bytes: bytes.length });
        return new Response(null, { status: 400, headers: { "x-slack-no-retry": "1" } });
      }
      if (body["ssl_check"] === "1") return new Response(null, { status: 200 });
      if (body["type"] === "url_verification") {
        return Response.json({ challenge: String(body["challenge"] ?? "") });
      }
      const retry = req.header("x-slack-retry-num");
      if (retry) log.info("slack.retry", { retry, why: req.header("x-slack-retry-reason") });
      return dispatch(body, { sentAt, waitUntil: waitUntilOf(context) });
    },
  };
}

/** Events are JSON; slash commands are forms; interactions are forms with JSON in `payload`. */
function parseBody(bytes: Uint8Array, contentType: string): Body | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
    const isForm = contentType.startsWith("application/x-www-form-urlencoded");
    const form: Body = isForm ? Object.fromEntries(new URLSearchParams(text)) : {};
    const json = isForm ? form["payload"] : text;
    const body: unknown = typeof json === "string" ? JSON.parse(json) : form;
    const isObject = typeof body === "object" && body !== null && !Array.isArray(body);
    return isObject ? (body as Body) : undefined;
  } catch {
    return undefined;
  }
}

export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");

function typeOf(body: Body): string {
  const event = body["event"] as Body | null | undefined;
  const type = event?.["type"] ?? body["type"] ?? (body["command"] ? "command" : "unknown");
  return String(type).slice(0, 64);
}

function waitUntilOf(context: Context): Delivery["waitUntil"] {
  try {
    const { executionCtx } = context;
    return (work) => executionCtx.waitUntil(work);
  } catch {
    // Outside a Worker nothing ends before its work does.
    return (work) => void work.catch(() => undefined);
  }
}
