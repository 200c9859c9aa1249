import { admit, type SignUp } from "../core/chat/admit.ts";
import { type ChannelName, durableAddress, type Inbound } from "../core/chat/inbound.ts";
import { say } from "../core/chat/reply.ts";
import type { Directory } from "../core/ports/directory.ts";
import type { Log } from "../core/ports/log.ts";
import type { ReplySender } from "../core/ports/reply-sender.ts";
import type { Intake } from "./channel.ts";

export interface IntakeOptions {
  signUp: SignUp;
  directory: Directory;
  /** Resolves once the message is durable in the user's own store. */
  store(userId: string, inbound: Inbound): Promise<{ status: "stored" | "duplicate" }>;
  senders: Partial<Record<ChannelName, ReplySender>>;
  log: Log;
}

/** The way in, shared by all channels: who is this, and is it stored? Everything else comes after. */
export function createIntake({ signUp, directory, store, senders, log }: IntakeOptions): Intake {
  async function refuse(inbound: Inbound, words: string): Promise<void> {
    const address =
      inbound.address.responseUrl === undefined ? durableAddress(inbound.address) : inbound.address;
    const idempotencyKey = `refusal:${inbound.correlationId}`;
    const message = { idempotencyKey, address, reply: say(words), notify: false, repeat: false };
    await senders[inbound.address.channel]?.send(message, 0);
  }

  return {
    async accept(inbound, waitUntil) {
      const { correlationId } = inbound;
      const { channel } = inbound.address;
      try {
        const admission = await admit(inbound, signUp, directory);
        if (admission.status === "stranger") {
          log.info("intake.stranger", { correlationId, channel, told: admission.refusal !== null });
          if (admission.refusal !== null) waitUntil(refuse(inbound, admission.refusal));
          return { status: "stranger" };
        }
        const { status } = await store(admission.userId, inbound);
        // What is stored shows in the line of its turn, with the same correlation id.
        if (status === "duplicate") {
          const { kind } = inbound;
          log.info("intake.duplicate", { correlationId, channel, kind, userId: admission.userId });
        }
        return { status };
      } catch (error) {
        const what = error instanceof Error ? error.message.slice(0, 300) : "unknown";
        log.error("intake.unavailable", { correlationId, channel, what });
        return { status: "unavailable" };
      }
    },
  };
}
