import { exports } from "cloudflare:workers";
import ICAL from "ical.js";
import { beforeAll, describe, expect, it } from "vitest";
import { createBench } from "../../chaos/support/bench.ts";
import type { PersonInWorld } from "../../chaos/support/world.ts";

const { world } = createBench();
const MINUTE = 60_000;

let anna: PersonInWorld;
let link = "";

async function tell(text: string): Promise<string> {
  world.pass(MINUTE);
  await anna.say(text);
  await anna.settle(1000);
  return anna.texts().at(-1) ?? "";
}

const get = (path: string) => exports.default.fetch(`http://adjutant.test${path}`);
const linkIn = (text: string) => /\/ics\/[\w-]+/.exec(text)?.[0] ?? "";

/** What another program reads of each event, by its title. */
async function read() {
  const root = new ICAL.Component(ICAL.parse(await (await get(link)).text()));
  const events = root.getAllSubcomponents("vevent").map((one) => {
    const at = (name: string) => {
      const time = one.getFirstPropertyValue(name) as ICAL.Time;
      return time.toUnixTime() * 1000;
    };
    const { summary, sequence, uid } = new ICAL.Event(one);
    return [summary, { uid, sequence, modified: at("last-modified"), stamp: at("dtstamp") }];
  });
  return Object.fromEntries(events) as Record<
    string,
    { uid: string; sequence: number; modified: number; stamp: number }
  >;
}

beforeAll(async () => {
  anna = world.person();
  await anna.say("my timezone is Vienna");
  await tell("/add send the offer by Friday");
  await tell("remind me every day at 9:00 to stand up");
  link = linkIn(await tell("give me my calendar link"));
});

describe("the revision of an item in the feed", () => {
  it("is the first one, from when the item was made, and stays while it stays", async () => {
    const first = await read();
    expect(Object.keys(first).toSorted()).toEqual(["send the offer", "stand up"]);
    expect(Object.values(first).map(({ sequence }) => sequence)).toEqual([0, 0]);
    world.pass(MINUTE);
    expect(await read()).toEqual(first);
  });

  it("goes up when the item is changed, and that of no other", async () => {
    const before = await read();
    await tell("/rename 1 send the new offer");
    await tell("/move 2 every day at 10:00");
    await tell("/add unrelated");
    const after = await read();
    const [offer, old] = [after["send the new offer"], before["send the offer"]];
    expect(offer).toMatchObject({ uid: old?.uid, sequence: 1 });
    expect(offer?.modified).toBeGreaterThan(old?.modified ?? 0);
    expect(offer?.stamp).toBe(offer?.modified);
    await tell("/undo");
    await tell("/undo");
    await tell("/undo");
    const back = await read();
    expect(back["send the offer"]).toMatchObject({ uid: old?.uid, sequence: 2 });
    expect(back["send the offer"]?.modified).toBeGreaterThan(offer?.modified ?? 0);
  });

  it("stays when a reminder comes up, is done and goes on as its rule says", async () => {
    const before = await read();
    await anna.settle(25 * 60 * MINUTE);
    expect(anna.texts().join("\n")).toContain("Reminder: “stand up”");
    await tell("done");
    expect((await read())["stand up"]).toEqual(before["stand up"]);
  });

  it("goes up when one occurrence is skipped", async () => {
    const before = await read();
    await tell("skip the next stand up");
    const after = await read();
    expect(after["stand up"]?.sequence).toBe((before["stand up"]?.sequence ?? 0) + 1);
  });
});

describe("the calendar link by words", () => {
  it("is given once, renewed and revoked", async () => {
    expect(await tell("give me my calendar link")).toContain("You have a calendar link already.");
    expect((await get(link)).status).toBe(200);
    const newer = linkIn(await tell("new calendar link"));
    expect([(await get(link)).status, (await get(newer)).status]).toEqual([404, 200]);
    expect(await tell("revoke my calendar link")).toBe(
      "Your calendar link has ended. Programs that use it get nothing more.",
    );
    expect((await get(newer)).status).toBe(404);
  });

  it("in German", async () => {
    await tell("/language German");
    const first = linkIn(await tell("Kalender-Link"));
    expect((await get(first)).status).toBe(200);
    expect(await tell("gib mir meinen Kalenderlink")).toContain(
      "Du hast schon einen Kalender-Link.",
    );
    await anna.press("Neuer Link");
    await anna.settle(1000);
    const second = linkIn(anna.texts().at(-1) ?? "");
    expect([(await get(first)).status, (await get(second)).status]).toEqual([404, 200]);
    expect(await tell("Kalenderlink widerrufen")).toContain("Dein Kalenderlink ist beendet.");
    expect((await get(second)).status).toBe(404);
  });
});
