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

/** The button for it on the newest card. */
function choice(anna: PersonInWorld, words: string): string {
  const shown = (anna.messages().at(-1)?.buttons ?? []).flat().map(({ label }) => label);
  return shown.find((label) => label.includes(words)) ?? "";
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

describe("what was decided by a button", () => {
  it("is known to the model, shown in /memory and forgotten on demand; undo is about deeds", async () => {
    const anna = world.person();
    await tell(anna, "add buy milk");
    await tell(anna, "add order milk");
    const asked = (await tell(anna, "done milk")).split("\n")[0] ?? "";
    expect(asked).toMatch(/\?/);
    const chosen = choice(anna, "order milk");
    await anna.press(chosen);
    await anna.settle(1_000);
    const decision = `chose ${chosen} when asked: ${asked}`;
    expect(await tell(anna, "/memory")).toContain(`1. “${decision}`);
    script(says("The one that you order."));
    await tell(anna, "is it better to buy milk or to have it brought?");
    expect(bench.prompt()).toContain(`About the person:\n- ${decision}`);
    await tell(anna, "undo");
    expect(await tell(anna, "/tasks")).toMatch(/☐ “order milk”/);
    expect(await tell(anna, "/memory")).toContain(decision);
    await tell(anna, "/forget 1");
    await anna.settle(1_000);
    expect(await tell(anna, "/memory")).not.toContain("chose");
  });
});

describe("what was decided by somebody who is asked in German", () => {
  it("is remembered in German, the newest answer to a question alone", async () => {
    const anna = world.person();
    await tell(anna, "neue Aufgabe: Milch kaufen");
    await tell(anna, "neue Aufgabe: Milch bestellen");
    const asked = (await tell(anna, "Milch erledigt")).split("\n")[0] ?? "";
    for (const name of ["Milch bestellen", "Milch kaufen"]) {
      await anna.press(choice(anna, name));
      await anna.settle(1_000);
      await tell(anna, "rückgängig");
      expect((await tell(anna, "Milch erledigt")).split("\n")[0]).toBe(asked);
    }
    const memory = await tell(anna, "/memory");
    expect(memory.match(/wählte/g)).toHaveLength(1);
    expect(memory).toMatch(/wählte 1\. „Milch kaufen“ auf die Frage: Welchen Eintrag/);
    expect(memory).not.toContain("chose");
  });
});

describe("what is planned", () => {
  it("is told to the model by alias, few rows of it, with what the words are about; not in small talk", async () => {
    const anna = world.person();
    await tell(anna, "/timezone Vienna");
    await tell(anna, "add send the offer by tomorrow");
    await tell(anna, "add renew the passport");
    await tell(anna, "remind me tomorrow at 17:00 to water the plants");
    world.pass(5 * 3_600_000);
    script(says("Start with T1, then R3; T2 has no date."));
    const answer = await tell(anna, "is a passport of any use in Norway?");
    expect(bench.prompt()).toMatch(
      /\[Planned:\]\nT1\ttomorrow\tsend the offer\nR3\ttomorrow 17:00\twater the plants\n\n\[Open:\]\nT2\trenew the passport\n/,
    );
    expect(answer).toContain("Start with 1, then 3; 2 has no date.");
    await tell(anna, "thanks, that helps");
    expect(bench.prompt()).not.toContain("Planned");
  });
});
