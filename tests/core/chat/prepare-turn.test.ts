import { expect, it } from "vitest";
import * as z from "zod";
import type { Capability } from "../../../src/core/capabilities/capability.ts";
import { prepareTurn } from "../../../src/core/chat/turn.ts";
import type { TurnServices } from "../../../src/core/chat/turn-services.ts";
import { NO_MARKS } from "../../../src/core/tools/policy/taint.ts";
import { draft } from "../../../src/core/wording/draft.ts";

const address = { channel: "web", accountId: "web", conversationId: "web", kind: "dm" } as const;

const booking: Capability = {
  name: "booking",
  title: { en: "Booking", de: "Buchung" },
  examples: { en: "", de: "" },
  commands: [],
  tools: [
    {
      name: "booking.hold",
      description: "Holds a seat.",
      effect: "write",
      input: z.object({ seat: z.string() }),
      prepare: (input, { step }) =>
        step("hold", async () => `held ${(input as { seat: string }).seat}`),
      run: () => ({ reply: draft([]) }),
    },
  ],
  intents: {
    "task.add": ({ text }) => ({
      kind: "call",
      call: { tool: "booking.hold", input: { seat: text } },
    }),
  },
};

const services = {
  userId: "u1",
  capabilities: [booking],
  understand: (words: string) => ({
    requests: words.split(" and ").map((text) => ({ intent: "task.add", text, ambiguities: [] })),
  }),
  conversation: { load: () => ({ shown: [] }), welcomed: () => true },
  profile: () => ({ zone: "UTC", zoneKnown: true, locale: "en", confirm: "when-unsure" }),
  marks: NO_MARKS,
} as unknown as TurnServices;

it("keeps the results of two calls of the same tool apart, also when the turn is taken up again", async () => {
  const journal = new Map<string, unknown>();
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    if (!journal.has(name)) journal.set(name, await work());
    return journal.get(name) as T;
  };
  const inbound = {
    kind: "message",
    messageId: "1",
    text: "1A and 1B",
    dedupeKeys: ["k"],
    address,
    actor: { id: "web:u1" },
    occurredAt: 0,
    correlationId: "c",
  } as const;
  const turn = { inbound: { ...inbound, dedupeKeys: ["k"] }, receivedAt: 0, group: "t1" };
  for (let runs = 0; runs < 2; runs++) {
    const { prepared } = await prepareTurn(turn, services, step);
    expect([...prepared.values()]).toEqual(["held 1A", "held 1B"]);
  }
  expect(journal.size).toBe(2);
});
