import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { say } from "../../../src/core/chat/reply.ts";
import type { FeedEntry, LiveEvent } from "../../../src/core/ports/live-protocol.ts";
import {
  afterChange,
  emptyFeed,
  type Feed,
  type FeedChange,
  isBusy,
  stopOf,
  unsettled,
} from "../../../web/src/live/feed.ts";
import { isAwaited, rowsOf } from "../../../web/src/live/rows.ts";

const feedAfter = (...changes: FeedChange[]): Feed => changes.reduce(afterChange, emptyFeed());
const event = (what: LiveEvent): FeedChange => ({ kind: "event", event: what });
const entries = (...list: FeedEntry[]) => event({ kind: "entries", entries: list });
const ready = (rev: number) => event({ kind: "ready", rev, zone: "UTC", suggestions: [] });
const accepted = (clientId: string) => event({ kind: "accepted", clientId });
const typed = (clientId: string, text = clientId): FeedChange => {
  return { kind: "typed", clientId, text, at: 1_000 };
};
const user = (rev: number, clientId: string, at = rev): FeedEntry => {
  return { id: `in:${clientId}`, rev, role: "user", at, text: clientId, clientId };
};
const answer = (rev: number, id: string, text = id, at = rev): FeedEntry => {
  return { id, rev, role: "assistant", at, reply: say(text) };
};
const drawn = (feed: Feed) => rowsOf(feed, () => "day").map(({ key }) => key);

const STEPS = ["type", "accept", "store", "acceptAndStore", "reconnect"] as const;

/** A page to which things happen in any order, and what has to be true of it. */
function openPage() {
  let feed = emptyFeed();
  const said: string[] = [];
  const confirmed = new Set<string>();
  const happen = (change: FeedChange) => {
    feed = afterChange(feed, change);
  };
  const type = () => {
    said.push(`m${said.length}`);
    happen(typed(`m${said.length - 1}`));
  };
  const accept = (id: string) => {
    confirmed.add(id);
    happen(accepted(id));
  };
  const store = (id: string) => {
    confirmed.add(id);
    happen(entries(user(said.indexOf(id) + 1, id)));
  };
  type();
  return {
    type,
    accept,
    store,
    acceptAndStore(id: string) {
      accept(id);
      store(id);
    },
    reconnect: () => happen(ready(1_000)),
    said,
    confirmed,
    count: () => said.length,
    feed: () => feed,
  };
}

describe("the feed", () => {
  it("ends up the same in whatever order and however often entries come", async () => {
    const versions = [
      user(1, "a", 10),
      answer(2, "r1", "old", 10),
      user(3, "b", 20),
      answer(4, "r2", "b", 25),
      answer(5, "r1", "new", 10),
    ];
    const batches = fc.array(fc.subarray(versions, { minLength: 1 }), { maxLength: 8 });
    const shuffled = fc.shuffledSubarray(versions, { minLength: versions.length });
    await fc.assert(
      fc.property(batches, shuffled, (some, all) => {
        const feed = feedAfter(
          ...some.map((batch) => entries(...batch)),
          ...all.map((one) => entries(one)),
        );
        expect(drawn(feed)).toEqual(["own:a", "entry:r1", "own:b", "entry:r2"]);
        expect(feed.entries[1]?.reply).toEqual(say("new"));
        expect(feed.rev).toBe(5);
      }),
    );
  });

  it("shows an own message exactly once, and sends it until it is known to be stored", async () => {
    const script = fc.array(fc.constantFrom(...STEPS), { maxLength: 30 });
    await fc.assert(
      fc.property(script, (steps) => {
        const page = openPage();
        for (const [index, step] of steps.entries()) page[step](`m${index % page.count()}`);
        const ids = page.said.map((id) => `own:${id}`);
        expect(drawn(page.feed()).toSorted()).toEqual(ids.toSorted());
        const sent = unsettled(page.feed()).map((frame) => "clientId" in frame && frame.clientId);
        expect(sent).toEqual(page.said.filter((id) => !page.confirmed.has(id)));
      }),
    );
  });

  it("keeps the key of an own message when its entry comes back", () => {
    const before = feedAfter(typed("a"));
    expect(drawn(before)).toEqual(["own:a"]);
    expect(drawn(afterChange(before, entries(user(1, "a"))))).toEqual(["own:a"]);
  });

  it("puts an answer of the same millisecond behind its question", () => {
    expect(drawn(feedAfter(entries(answer(2, "a-reply", "x", 7), user(1, "z", 7))))).toEqual([
      "own:z",
      "entry:a-reply",
    ]);
  });

  it("starts over with a feed that is shorter than what it saw", () => {
    const feed = feedAfter(entries(user(1, "a"), answer(2, "r")), typed("b"), ready(1));
    expect([feed.rev, feed.entries]).toEqual([0, []]);
    expect(drawn(feed)).toEqual(["own:b"]);
  });

  it("keeps a refused message for its writer, who can send it again under the same id", () => {
    const problem = event({
      kind: "problem",
      clientId: "a",
      code: "bad_frame",
      message: "Too long.",
    });
    const refused = feedAfter(typed("a", "text"), problem);
    expect(unsettled(refused)).toEqual([]);
    expect(refused.own).toMatchObject([{ status: "failed", problem: "Too long.", text: "text" }]);
    const again = afterChange(refused, { kind: "retried", clientId: "a" });
    expect(unsettled(again)).toEqual([{ kind: "message", clientId: "a", text: "text" }]);
    expect(again.own[0]).not.toHaveProperty("problem");
    expect(drawn(afterChange(refused, { kind: "discarded", clientId: "a" }))).toEqual([]);
  });

  it("goes on sending what could not be stored for now", () => {
    const problem = event({
      kind: "problem",
      clientId: "a",
      code: "unavailable",
      message: "Later.",
    });
    expect(unsettled(feedAfter(typed("a"), problem))).toHaveLength(1);
  });

  it("holds back what was not sent when the session ends, and forgets the rest", () => {
    const feed = feedAfter(ready(2), entries(answer(2, "r")), typed("a"), { kind: "signed-out" });
    expect(unsettled(feed)).toEqual([]);
    expect([drawn(feed), feed.rev, feed.ready]).toEqual([["own:a"], 0, null]);
  });

  it("awaits an answer from being stored until it comes", () => {
    const steps = [typed("a"), accepted("a"), entries(user(1, "a")), entries(answer(2, "r"))];
    const states = steps.map((_, index) => isAwaited(feedAfter(...steps.slice(0, index + 1))));
    expect(states).toEqual([false, true, true, false]);
  });
});

describe("a press", () => {
  const card = answer(3, "card");
  const press = (clientId: string): FeedChange => {
    return { kind: "pressed", clientId, token: "t1", messageId: "card" };
  };
  const frame = { kind: "press", clientId: "p1", token: "t1", messageId: "card" };

  it("is sent until accepted, and busy until the card has changed", () => {
    const pressed = feedAfter(entries(card), press("p1"));
    expect([unsettled(pressed), isBusy(pressed, card)]).toEqual([[frame], true]);
    const taken = afterChange(pressed, accepted("p1"));
    expect([unsettled(taken), isBusy(taken, card)]).toEqual([[], true]);
    const edited = answer(4, "card", "Done.");
    const done = afterChange(taken, entries(edited));
    expect([isBusy(done, edited), done.presses]).toEqual([false, []]);
  });

  it("is over when its effect came before the word that it was taken", () => {
    const edited = answer(4, "card", "Done.");
    const feed = feedAfter(entries(card), press("p1"), entries(edited));
    expect([unsettled(feed), isBusy(feed, edited)]).toEqual([[frame], false]);
    expect(afterChange(feed, accepted("p1")).presses).toEqual([]);
  });

  it("is over when something else came of it than an edit", () => {
    const feed = feedAfter(entries(card), press("p1"), accepted("p1"), entries(answer(4, "note")));
    expect(isBusy(feed, card)).toBe(false);
  });

  it("counts once while it is under way", () => {
    expect(unsettled(feedAfter(entries(card), press("p1"), press("p2")))).toEqual([frame]);
  });

  it("that is refused frees the card and says why", () => {
    const problem = event({ kind: "problem", clientId: "p1", code: "x", message: "Too late." });
    const feed = feedAfter(entries(card), press("p1"), problem);
    expect([isBusy(feed, card), feed.notice]).toEqual([false, "Too late."]);
  });
});

describe("an answer that is being written", () => {
  const growing = (id: string, words: string, ended = false) =>
    event({ kind: "growing", entry: { id, at: 5, blocks: say(words).blocks, ended } });
  const shown = (feed: Feed) =>
    rowsOf(feed, () => "day").map(({ key, growing: state }) => `${key} ${state ?? "there"}`);

  it("grows in its place, becomes the message there, and is not awaited besides", () => {
    const asked = feedAfter(entries(user(1, "m1")), growing("t1", "The"));
    const grown = afterChange(asked, growing("t1", "The air"));
    expect(shown(grown)).toEqual(["own:m1 there", "entry:t1 open"]);
    expect(isAwaited(grown)).toBe(false);
    const whole = afterChange(grown, entries(answer(2, "t1")));
    expect(shown(whole)).toEqual(["own:m1 there", "entry:t1 there"]);
    expect(shown(afterChange(whole, growing("t1", "The")))).toEqual(shown(whole));
  });

  it("goes with the connection, and comes with it", () => {
    const cut = feedAfter(entries(user(1, "m1")), growing("t1", "The"), ready(1));
    expect(shown(cut)).toEqual(["own:m1 there"]);
    expect(isAwaited(cut)).toBe(true);
    expect(shown(afterChange(cut, growing("t1", "The air")))[1]).toBe("entry:t1 open");
  });

  it("can be stopped once, while there is something to stop", () => {
    const open = feedAfter(growing("t1", "The"));
    expect(stopOf(open, "s1")).toEqual({ kind: "stop", clientId: "s1", messageId: "t1" });
    const stopping = afterChange(afterChange(open, { kind: "stopping" }), growing("t1", "The air"));
    expect([shown(stopping), stopOf(stopping, "s2")]).toEqual([["entry:t1 stopping"], null]);
    const ended = afterChange(open, growing("t1", "The air", true));
    expect([shown(ended), stopOf(ended, "s2")]).toEqual([["entry:t1 ended"], null]);
    expect(stopOf(emptyFeed(), "s2")).toBeNull();
  });
});
