import { type Logger, LogLevel } from "@slack/bolt/dist/App.js";
import type { Ids } from "../../core/ports/ids.ts";
import type { Log } from "../../core/ports/log.ts";
import type { Intake } from "../channel.ts";
import { App } from "./bolt.ts";
import { botOf, parseEvent } from "./events.ts";
import { parseAction, parseCommand } from "./interactions.ts";
import type { ParseContext, Parsed } from "./origin.ts";
import { type Delivery, type HonoReceiver, nameOf } from "./receiver.ts";

const EVENTS = [
  "message",
  "agent_session_stopped",
  "app_mention",
  "app_home_opened",
  "app_uninstalled",
  "tokens_revoked",
  "user_change",
];

export interface SlackAppOptions {
  receiver: HonoReceiver;
  intake: Intake;
  log: Log;
  ids: Ids;
  commandNames: readonly string[];
  botUserId?: string;
  /** For events that do not say whose they are. */
  findBotUser(): Promise<string | undefined>;
  mayRespond(url: string): boolean;
  /** The app was removed from a workspace; best effort, after the answer. */
  onUninstalled?(teamId: string): Promise<void>;
}

/**
 * The Bolt app: sorts what came in, drops the bot's own echoes, and hands the rest to the intake.
 * It has no token: its one call to Slack, for the bot's own name, goes through `findBotUser`.
 */
export function createSlackApp(options: SlackAppOptions): App {
  const { receiver, log } = options;
  const app = new App({
    receiver,
    convoStore: false,
    logger: boltLogger(log),
    authorize: async (_source, body) => {
      const said = botOf(body) ?? options.botUserId;
      const botUserId = said ?? (isEvent(body) ? await options.findBotUser() : undefined);
      return botUserId === undefined ? {} : { botUserId };
    },
  });

  const take =
    (parse: (body: unknown, context: ParseContext) => Parsed) =>
    async ({ body, context }: { body: unknown; context: Record<string, unknown> }) => {
      const delivery = context["delivery"] as Delivery;
      try {
        const botUserId = context["botUserId"];
        const own = typeof botUserId === "string" ? { botUserId } : {};
        delivery.outcome = await accept({ ...options, ...own }, parse, body, delivery);
      } catch (error) {
        log.error("slack.failed", { error: nameOf(error) });
        delivery.outcome = "unavailable";
      }
    };
  for (const type of EVENTS) app.event(type, take(parseEvent));
  app.action({ type: "block_actions" }, take(parseAction));
  app.command(/^\//, take(parseCommand));
  return app;
}

async function accept(
  options: SlackAppOptions,
  parse: (body: unknown, context: ParseContext) => Parsed,
  body: unknown,
  delivery: Delivery,
): Promise<Delivery["outcome"]> {
  const { log, onUninstalled } = options;
  const correlationId = options.ids.next("in");
  const parsed = parse(body, { ...options, correlationId, sentAt: delivery.sentAt });
  switch (parsed.kind) {
    case "ignored":
      log.info("slack.ignored", { reason: parsed.reason, correlationId });
      return "ignored";
    case "uninstalled":
      log.warn("slack.uninstalled", { team: parsed.teamId, correlationId });
      if (onUninstalled) delivery.waitUntil(onUninstalled(parsed.teamId));
      return "taken";
    case "inbound": {
      const { inbound } = parsed;
      const { status } = await options.intake.accept(inbound, delivery.waitUntil);
      log.info("slack.accepted", { kind: inbound.kind, status, correlationId });
      return status === "unavailable" ? "unavailable" : "taken";
    }
  }
}

function isEvent(body: unknown): boolean {
  return (
    typeof body === "object" && body !== null && "type" in body && body.type === "event_callback"
  );
}

/** Bolt's warnings without their details, which may quote what people wrote. */
function boltLogger(log: Log): Logger {
  const quiet = () => undefined;
  return {
    debug: quiet,
    info: quiet,
    warn: () => log.warn("slack.bolt"),
    error: () => log.error("slack.bolt"),
    setLevel: quiet,
    setName: quiet,
    getLevel: () => LogLevel.WARN,
  };
}
