import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "../../counterparts/slack/block-rules.ts";
import {
  blockActions,
  botEcho,
  directMessage,
  edited,
  envelope,
  homeOpened,
  interaction,
  mention,
  signedForm,
  signedJson,
  slashForm,
} from "../../counterparts/slack/requests.ts";
import { channelRig } from "./rig.ts";

const REAL: Json[] = [
  envelope(directMessage("buy milk")),
  envelope(edited(directMessage("buy milk"), "buy oat milk")),
  envelope(mention("what is due?").mention),
  envelope(homeOpened("home")),
  envelope(botEcho("done")),
  envelope({ type: "tokens_revoked", tokens: { bot: ["U0BOT"] } }),
  blockActions({ token: "t", ts: "17.5" }),
  blockActions({ token: "t" }),
];

/** A real payload with one to three of its values, at any depth, replaced by anything. */
const spoiled = fc
  .tuple(
    fc.constantFrom(...REAL),
    fc.array(fc.tuple(fc.nat(200), fc.jsonValue({ maxDepth: 2 })), { minLength: 1, maxLength: 3 }),
  )
  .map(([payload, changes]) => {
    const copy = structuredClone(payload);
    for (const [at, value] of changes) {
      const places = placesIn(copy);
      const place = places[at % places.length];
      if (place) place.owner[place.key] = value;
    }
    return copy;
  });

test("a payload of any shape is taken or left, never a failure that Slack would repeat", async () => {
  const rig = channelRig();
  const send = async (payload: unknown) => {
    const isEvent = typeof payload === "object" && payload !== null && "event_id" in payload;
    const request = isEvent ? signedJson(payload) : interaction(payload as Json);
    expect([200, 400]).toContain((await rig.deliver(request)).status);
  };
  await fc.assert(fc.asyncProperty(fc.oneof(spoiled, fc.jsonValue()), send), { numRuns: 200 });
  const form = fc.dictionary(fc.constantFrom(...Object.keys(slashForm(""))), fc.string());
  const command = async (over: Record<string, string>) => {
    const { status } = await rig.deliver(signedForm({ ...slashForm("tasks"), ...over }));
    expect(status).toBe(200);
  };
  await fc.assert(fc.asyncProperty(form, command), { numRuns: 50 });
  expect(rig.logs.filter(({ level }) => level === "error")).toEqual([]);
  for (const { address, actor, dedupeKeys, occurredAt } of rig.accepted) {
    expect(actor.id).toMatch(/^slack:[^:]+:[^:]+$/);
    expect(address.conversationId).not.toBe("");
    expect(dedupeKeys.length).toBeGreaterThan(0);
    expect(Number.isFinite(occurredAt)).toBe(true);
  }
}, 30_000);

function placesIn(value: unknown): { owner: Json; key: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const owner = value as Json;
  return Object.keys(owner).flatMap((key) => [{ owner, key }, ...placesIn(owner[key])]);
}
