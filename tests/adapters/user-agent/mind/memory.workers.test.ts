import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { PersonInWorld } from "../../../chaos/support/world.ts";
import { says } from "../../../counterparts/model/shapes.ts";
import { createMindBench, until } from "./rig.ts";

const bench = createMindBench();
const { world, script, asked } = bench;

async function tell(anna: PersonInWorld, words: string): Promise<string> {
  await anna.say(words);
  await anna.settle(1_000);
  return anna.texts().at(-1) ?? "";
}

describe("what is remembered", () => {
  it("is proposed, kept with its source when confirmed, shown, and known from then on", async () => {
    const anna = world.person();
    script(
      says(JSON.stringify({ tool: "remember", args: { fact: "always take the aisle seat" } })),
    );
    const words = "On planes I always take the aisle seat because of my long legs";
    expect(await tell(anna, words)).toContain("Remember “always take the aisle seat”?");
    expect(await tell(anna, "/memory")).toContain("I remember nothing yet");
    await anna.press("Confirm");
    await anna.settle(1_000);
    expect(await tell(anna, "/memory")).toMatch(
      /1\. “always take the aisle seat” \(\w{3} \d+ \w{3}, from “On planes I always take/,
    );
    script(says("The aisle, as always."));
    await tell(anna, "which seat would suit me on the plane?");
    expect(bench.prompt()).toContain("About the person:\n- always take the aisle seat");
  });

  it("of a long conversation is a summary that only the model sees", async () => {
    const anna = world.person();
    script(says("Bees dance."));
    for (let at = 0; at < 11; at++) await tell(anna, `and what about bees, number ${at}?`);
    await until(() => asked().length > 11);
    const notes = asked().findIndex((_, at) => bench.prompt(at).includes("You keep notes"));
    expect(bench.prompt(notes)).toContain("Person: and what about bees, number 0?");
    const shown = anna.texts().length;
    await tell(anna, "and what do they eat?");
    expect(anna.texts()).toHaveLength(shown + 1);
    expect(bench.prompt()).toMatch(/^system: .*\n\nEarlier: Bees dance\.\n/s);
    expect(bench.prompt()).not.toContain("number 0");
    expect(asked().every(({ objection }) => objection === undefined)).toBe(true);
  });
});

describe("tokens", () => {
  it("are counted for the person; when they are spent, that is told once and understanding goes on", async () => {
    Object.assign(env, { MODEL_USER_TOKENS_PER_DAY: "900" });
    const anna = world.person();
    script(says("Air scatters blue light most."));
    expect(await tell(anna, "/usage")).toContain("Today: 0 of 900 tokens, so far.");
    expect(await tell(anna, "why is the sky blue?")).toContain("Air scatters");
    expect(await tell(anna, "/usage")).toMatch(/Today: [1-9]\d* of 900 tokens/);
    const spent = "Today's budget for the language model is spent.";
    expect(await tell(anna, "why is the sea blue?")).toContain(spent);
    expect(await tell(anna, "why is the grass green?")).not.toContain(spent);
    expect(await tell(anna, "add buy milk")).toContain("Added task 1");
    expect(asked()).toHaveLength(1);
    const row = await env.DB.prepare("select sum(used) as used from model_tokens").first<{
      used: number;
    }>();
    expect(row?.used).toBeGreaterThan(800);
    world.pass(86_400_000);
    expect(await tell(anna, "why is the night dark?")).toContain("Air scatters");
    Object.assign(env, { MODEL_USER_TOKENS_PER_DAY: "" });
  });
});
