import { describe, expect, it } from "vitest";
import { createBench } from "../../chaos/support/bench.ts";
import type { PersonInWorld } from "../../chaos/support/world.ts";

const { world } = createBench();
const { updates } = world;

/** Says it, as the message with this id. */
async function say(anna: PersonInWorld, messageId: number, text: string): Promise<void> {
  await anna.deliver(updates.text(text, { from: anna.from, messageId }));
  await anna.settle(60_000);
}

async function edit(anna: PersonInWorld, messageId: number, text: string): Promise<void> {
  await anna.deliver(updates.edit(messageId, text, { from: anna.from }));
  await anna.settle(60_000);
}

const open = (anna: PersonInWorld): Promise<string[]> =>
  anna.inside(({ ctx }) =>
    ctx.storage.sql
      .exec<{ title: string }>(
        "select title from tasks where status = 'open' union all select title || ' ' || start from reminders where status = 'active' order by 1",
      )
      .toArray()
      .map(({ title }) => title),
  );

describe("an edited message", () => {
  it("replaces what it did, again and again, and undo leads back", async () => {
    const anna = world.person();
    await say(anna, 501, "/add plant a pear tree");
    await edit(anna, 501, "/add plant an apple tree");
    expect(await open(anna)).toEqual(["plant an apple tree"]);
    await edit(anna, 501, "/add plant two apple trees");
    expect(await open(anna)).toEqual(["plant two apple trees"]);
    await say(anna, 502, "/undo");
    expect(await open(anna)).toEqual(["plant an apple tree"]);
    await say(anna, 503, "/undo");
    expect(await open(anna)).toEqual(["plant a pear tree"]);
    await say(anna, 504, "/undo");
    expect(await open(anna)).toEqual([]);
  });

  it("does nothing again when its words are the same", async () => {
    const anna = world.person();
    await say(anna, 511, "/add plant a pear tree");
    const before = anna.texts().length;
    await edit(anna, 511, "/add plant a pear tree");
    expect(anna.texts()).toHaveLength(before);
    expect(await open(anna)).toEqual(["plant a pear tree"]);
  });

  it("leaves what was done to the person when the new words are not clear", async () => {
    const anna = world.person();
    await say(anna, 521, "/add plant a pear tree");
    await edit(anna, 521, "plnt hmm ?");
    expect(await open(anna)).toEqual(["plant a pear tree"]);
    expect(anna.texts().at(-1)).toContain("before the edit stays");
    await anna.press("Take it back");
    await anna.settle(60_000);
    expect(await open(anna)).toEqual([]);
  });
});

describe("a token", () => {
  it("is shown, and then kept nowhere in plain text", async () => {
    const anna = world.person();
    await say(anna, 531, "/token");
    const [token = ""] = anna.texts().flatMap((text) => /adj_[\w-]+/.exec(text) ?? []);
    expect(token).not.toBe("");
    const kept = await anna.inside(({ ctx }) =>
      [
        "select * from messages",
        "select * from outbox",
        "select * from journal",
        "select * from inbox",
      ]
        .flatMap((query) => ctx.storage.sql.exec(query).toArray())
        .map((row) => JSON.stringify(row))
        .join(),
    );
    expect(kept).not.toContain(token);
    expect(kept).toContain("not kept here");
  });
});
