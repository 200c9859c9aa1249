import { describe, expect, it } from "vitest";
import { createSchedule } from "../../../src/adapters/send-slots/schedule.ts";
import { percentile } from "../../bench/support/stats.ts";
import { ALLOWED, burst, type Giver, giverOf, type Sent } from "./burst.ts";

const late = (sent: Sent[], share: number) =>
  percentile(
    sent.map((each) => each.late),
    share,
  );
/** What so many messages take at the platform's own rate, in ms. */
const unavoidable = (messages: number) => (messages / ALLOWED) * 1000;
const keepsTheRate = async (options: Parameters<typeof burst>[0]) => {
  const { sent, refused } = await burst(options);
  const wanted = (options.users - (options.gone ?? 0)) * options.each;
  const notices = sent.filter(({ reply, user }) => !reply && user >= (options.gone ?? 0));
  return {
    sent,
    all: notices.length === wanted,
    refused: refused / sent.length,
    p99: late(notices, 0.99) / unavoidable(sent.length),
  };
};

describe("a burst over a platform that allows 28 a second and one a second to each chat", () => {
  it.each([
    [500, 4],
    [60, 20],
  ])(
    "of %i users with %i reminders each keeps the rate and loses little time",
    async (users, each) => {
      const { all, refused, p99 } = await keepsTheRate({ users, each });
      expect(all).toBe(true);
      expect(refused).toBeLessThanOrEqual(0.02);
      expect(p99).toBeLessThanOrEqual(1.25);
    },
  );

  it("serves everybody's first before anybody's third", async () => {
    const { sent } = await burst({ users: 100, each: 5 });
    const firsts = [...Map.groupBy(sent, ({ user }) => user).values()].map(([one]) => one?.at ?? 0);
    const thirds = [...Map.groupBy(sent, ({ user }) => user).values()].map(
      (all) => all[2]?.at ?? 0,
    );
    expect(Math.max(...firsts)).toBeLessThan(Math.min(...thirds));
  });

  it("does not hold up what answers a person", async () => {
    const { sent, all } = await keepsTheRate({ users: 300, each: 5, replyEveryMs: 300 });
    const replies = sent.filter(({ reply }) => reply);
    expect(all).toBe(true);
    expect(replies.length).toBeGreaterThan(100);
    expect(late(replies, 0.5)).toBeLessThan(600);
    // These followed a reminder to the same chat within its second.
    expect(late(replies, 0.99)).toBeLessThan(4_000);
  });

  it("gives again what objects that are gone had asked for", async () => {
    const { all, p99 } = await keepsTheRate({ users: 400, each: 3, gone: 200 });
    expect(all).toBe(true);
    expect(p99).toBeLessThanOrEqual(1.6);
  });

  it.each([
    ["late, as on a machine that has much to do", { lagMs: 300 }, 1.25],
    ["in groups, twice a second", { beatMs: 500 }, 1.5],
  ])("loses little time where those who wait are woken %s", async (_, waking, reach) => {
    const { all, p99 } = await keepsTheRate({ users: 400, each: 4, ...waking });
    expect(all).toBe(true);
    expect(p99).toBeLessThanOrEqual(reach);
  });

  it.each<[string, Giver]>([
    ["fails", { lease: () => Promise.reject(new Error("away")), limited: async () => {} }],
    ["never answers", { lease: () => new Promise(() => {}), limited: async () => {} }],
  ])("loses nothing when the giver %s", async (_, giver) => {
    const { all, sent } = await keepsTheRate({ users: 40, each: 3, giver: () => giver });
    expect(all).toBe(true);
    expect(Math.max(...sent.map((each) => each.late))).toBeLessThan(30_000);
  });

  it("is refused far more often when slots are given without regard to those given before", async () => {
    const giver = () => giverOf({ ...createSchedule(1000 / 26, 0), lease: forgetful });
    const forgetful: ReturnType<typeof createSchedule>["lease"] = (asked, now) =>
      createSchedule(1000 / 26, now).lease(asked, now);
    const { refused } = await keepsTheRate({ users: 100, each: 3, giver });
    expect(refused).toBeGreaterThan(0.5);
  });
});
