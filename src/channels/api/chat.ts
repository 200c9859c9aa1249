import type { Inbound } from "../../core/chat/inbound.ts";
import { plainText } from "../../core/chat/reply.ts";
import type { TurnResult } from "../../core/chat/turn.ts";
import type { Chat, ChatRequest } from "../../core/ports/chat-api.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { Ids } from "../../core/ports/ids.ts";

export interface ChatOptions {
  /** Runs the turn in the user's object and waits for it; throws when it cannot be reached. */
  ask(
    userId: string,
    inbound: Inbound,
    fingerprint: string,
  ): Promise<{ status: "done"; result: TurnResult | null } | { status: "mismatch" | "timeout" }>;
  clock: Clock;
  ids: Ids;
}

/** A program's message as a turn like any other; what would be buttons can be typed as the next message. */
export function createChat({ ask, clock, ids }: ChatOptions): Chat {
  return async (userId, request) => {
    const conversationId = request.conversationId ?? (await conversationOf(request));
    const answer = await ask(
      userId,
      inboundOf(request, conversationId, clock, ids),
      request.fingerprint,
    );
    if (answer.status !== "done") return { status: answer.status };
    const { result } = answer;
    if (!result) return { status: "unavailable" };
    const response = result.reply === null ? "" : plainText(result.reply);
    return { status: "ok", conversationId, response, toolCalls: result.toolCalls };
  };
}

function inboundOf(request: ChatRequest, conversationId: string, clock: Clock, ids: Ids): Inbound {
  const base = {
    dedupeKeys: [`api:${request.tokenId}:${request.idempotencyKey}`],
    address: {
      channel: "api" as const,
      accountId: request.tokenId,
      conversationId,
      kind: "dm" as const,
    },
    actor: { id: `api:${request.tokenId}` },
    occurredAt: clock.now(),
    correlationId: ids.next("c"),
    messageId: request.idempotencyKey,
  };
  const command = /^\/([a-z0-9_]{1,32})(?:\s+([\s\S]*))?$/iu.exec(request.message.trim());
  return command?.[1]
    ? { ...base, kind: "command", name: command[1].toLowerCase(), args: command[2] ?? "" }
    : { ...base, kind: "message", text: request.message };
}

/** The same for every repeat of a request, so that a repeated answer names the same conversation. */
async function conversationOf({ tokenId, idempotencyKey }: ChatRequest): Promise<string> {
  const bytes = new TextEncoder().encode(`${tokenId} ${idempotencyKey}`);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `c_${[...digest.slice(0, 12)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
