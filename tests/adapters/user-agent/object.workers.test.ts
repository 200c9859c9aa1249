import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { createBench } from "../../chaos/support/bench.ts";
import type { Inside } from "../../chaos/support/inside.ts";
import { type PersonInWorld, post, tick } from "../../chaos/support/world.ts";

const { world, outside, plant } = createBench();
const { updates } = world;
const MINUTE = 60_000;

const list = (anna: PersonInWorld, name: string) =>
  anna.inside(({ parts }) => parts.state.get<string[]>(name) ?? []);

describe("the event log", () => {
  const projected = async (anna: PersonInWorld) => {
    const query = env.DB.prepare("select seq from events where user_id = ? order by seq");
    const { results } = await query.bind(await anna.userId()).all<{ seq: number }>();
    return results.map(({ seq }) => seq);
  };

  it("reaches the ledger once, however often it is copied", async () => {
    const anna = world.person();
    for (const what of ["one", "two", "three"]) await anna.say(`/p_note ${what}`);
    await anna.settle();
    expect(await projected(anna)).toEqual([1, 2, 3]);
    await anna.inside(({ parts }) => parts.state.set("projectedSeq", 0));
    await anna.say("/p_note four");
    await anna.settle();
    expect(await projected(anna)).toEqual([1, 2, 3, 4]);
  });

  it.each(["projection:written", "projection:marked"])(
    "reaches it once when cut at %s",
    async (at) => {
      const anna = world.person();
      plant((inside) => crashOnce(inside, at));
      await anna.say("/p_note one");
      await anna.settle();
      plant();
      expect(await projected(anna)).toEqual([1]);
      const cursor = await anna.inside(({ parts }) => parts.state.get("projectedSeq"));
      expect(cursor).toBe(1);
    },
  );

  it("is copied when the ledger is back, and holds up nothing meanwhile", async () => {
    const anna = world.person();
    let away = true;
    plant(({ deps }) => {
      const { append } = deps.ledger;
      deps.ledger = {
        async append(...rows) {
          while (away) await new Promise((resolve) => setTimeout(resolve, 2));
          return append(...rows);
        },
      };
    });
    await anna.say("/p_note one");
    await anna.say("/p_later 60 tea");
    await anna.idle({ evenIfCopying: true });
    for (let alarms = 0; alarms < 6 && !anna.texts().includes("Now: tea."); alarms++) {
      world.pass(15_000);
      await anna.fireAlarm();
      await tick(20);
    }
    expect(anna.texts()).toContain("Now: tea.");
    expect(await projected(anna)).toEqual([]);
    away = false;
    await anna.settle();
    plant();
    expect(await projected(anna)).toEqual([1, 2]);
  });
});

describe("the alarm", () => {
  it("fires the others when the handler of one always fails, and says so", async () => {
    const anna = world.person();
    for (const what of ["bad", "tea", "cake"]) await anna.say(`/p_later 60 ${what}`);
    await anna.settle();
    expect(await list(anna, "fired")).toEqual(["tea", "cake"]);
    const failures = world.logged("due.failed").map(({ attempts }) => attempts);
    expect(failures).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const apologies = anna.texts().filter((text) => /something went wrong/.test(text));
    expect(apologies).toHaveLength(1);
  });

  it.each<[string, (inside: Inside) => void]>([
    ["the due table", ({ parts }) => failFirst(parts.due, "ready")],
    ["the next alarm's time", ({ parts }) => failFirst(parts.db, "get", 2)],
    ["the outbox", ({ parts }) => failFirst(parts.outbox, "ready")],
    ["the inbox", ({ parts }) => failFirst(parts.inbox, "head", 2)],
  ])("never throws and is set again when it cannot read %s", async (_, breakIt) => {
    const anna = world.person();
    await anna.say("/p_later 60 tea");
    await anna.settle(1_000);
    await anna.inside(breakIt);
    world.pass(MINUTE);
    const thrown = await anna.inside((inside) => {
      try {
        void (inside as unknown as { alarm(): void }).alarm();
        return null;
      } catch (error) {
        return error;
      }
    });
    expect(thrown).toBeNull();
    expect(await anna.idle()).not.toBeNull();
    await anna.settle();
    expect(await list(anna, "fired")).toEqual(["tea"]);
    expect(anna.texts()).toContain("Now: tea.");
  });

  it("that is due is not put off by an object that wakes for it, with a message left behind", async () => {
    const anna = world.person();
    plant((inside) => crashOnce(inside, "turn:start"));
    await post(updates.text("/p_note tea", { from: anna.from }));
    await tick(50);
    plant();
    world.pass(20_000);
    const alarm = await anna.inside(({ ctx }) => ctx.storage.getAlarm());
    expect(alarm).toBeLessThanOrEqual(Date.now());
    await anna.settle();
    expect(anna.texts()).toEqual([expect.stringContaining("Noted tea.")]);
  });

  it("sleeps when nothing is left, and until the next reminder otherwise", async () => {
    const anna = world.person();
    await anna.say("/p_note tea");
    await anna.settle();
    expect(await anna.idle()).toBeNull();
    await anna.say("/p_later 86400 tea");
    await anna.settle(12 * 60 * MINUTE);
    const wait = ((await anna.idle()) ?? 0) - Date.now();
    expect(wait).toBeGreaterThan(23 * 60 * MINUTE);
  });

  it("says a missed series once after a long downtime", async () => {
    const anna = world.person();
    await anna.say("remind me every day at 9am to stretch");
    await anna.settle(MINUTE);
    const before = anna.texts().length;
    await anna.crash();
    world.pass(10 * 24 * 60 * MINUTE);
    await anna.settle(MINUTE);
    const said = anna.texts().slice(before);
    expect(said).toEqual([expect.stringContaining("Late by")]);
  });
});

describe("a turn", () => {
  it("does its steps once over crashes, with the results of the first time", async () => {
    const anna = world.person();
    plant((inside) => crashOnce(inside, "step:two:start", "step:two:stored", "turn:prepared"));
    await anna.say("/p_steps once");
    await anna.settle();
    plant();
    expect(outside.effects.filter((effect) => effect.startsWith("once"))).toEqual([
      "once one",
      "once two, after once one",
    ]);
    expect(anna.texts()).toHaveLength(1);
  });

  it("that takes the object down each time is given up, and the next one is answered", async () => {
    const anna = world.person();
    plant((inside) => {
      const pass = inside.failPoint;
      inside.failPoint = (name) => {
        pass.call(inside, name);
        const poisoned = JSON.stringify(inside.parts.inbox.head() ?? {}).includes("poison");
        if (name === "turn:prepared" && poisoned) inside.ctx.abort("poisoned");
      };
    });
    await anna.say("/p_note poison");
    await anna.say("/p_note tea");
    await anna.settle(60 * MINUTE);
    plant();
    expect(anna.texts()).toEqual([
      expect.stringContaining("Something went wrong on my side"),
      expect.stringContaining("Noted tea."),
    ]);
  });

  it("that is interrupted eight times within a minute is done then, once", async () => {
    const anna = world.person();
    const begun = Date.now();
    plant((inside) => {
      const pass = inside.failPoint;
      inside.failPoint = (name) => {
        pass.call(inside, name);
        const left = JSON.stringify(inside.parts.inbox.head() ?? {});
        const { attempts = 0 } = /"attempts":(?<attempts>\d+)/.exec(left)?.groups ?? {};
        const isInterrupted = Number(attempts) <= 8 && Date.now() < begun + MINUTE;
        if (name === "turn:prepared" && isInterrupted) inside.ctx.abort("interrupted");
      };
    });
    await anna.say("/p_note tea");
    await anna.say("/p_note cake");
    await anna.settle(60 * MINUTE);
    plant();
    expect(anna.texts().map((text) => text.split("\n")[0])).toEqual(["Noted tea.", "Noted cake."]);
    expect(await list(anna, "notes")).toEqual(["tea", "cake"]);
  });
});

describe("a button", () => {
  const pressed = async (anna: PersonInWorld, token: string, times = 1) => {
    const { messageId } = anna.buttonOf("Done");
    const presses = Array.from({ length: times }, () =>
      post(updates.press(token, messageId, { from: anna.from })),
    );
    const statuses = await Promise.all(presses);
    await anna.settle();
    return statuses;
  };

  it("pressed twenty times at once acts once", async () => {
    const anna = world.person();
    await anna.say("/p_note tea");
    await anna.settle();
    const statuses = await pressed(anna, anna.buttonOf("Done").token, 20);
    expect(statuses).toEqual(Array(20).fill(200));
    expect(await list(anna, "done")).toEqual(["tea"]);
    expect(anna.texts()).toHaveLength(1);
  });

  it("pressed again much later changes nothing and says so", async () => {
    const anna = world.person();
    await anna.say("/p_note tea");
    await anna.settle();
    const { token } = anna.buttonOf("Done");
    const { messageId } = anna.buttonOf("Done");
    await anna.press("Done");
    await anna.settle();
    world.pass(MINUTE);
    await anna.deliver(updates.press(token, messageId, { from: anna.from }));
    await anna.settle();
    expect(await list(anna, "done")).toEqual(["tea"]);
    expect(anna.texts().at(-1)).toContain("nothing was changed");
  });

  it("of a card that has expired does nothing", async () => {
    const anna = world.person();
    await anna.say("/p_ask tea");
    await anna.settle();
    world.pass(16 * MINUTE);
    await anna.press("Confirm");
    await anna.settle();
    expect(await list(anna, "asked")).toEqual([]);
    expect(anna.texts().at(-1)).toContain("expired");
  });

  it("of someone else, or of nobody, is refused", async () => {
    const [anna, eve] = [world.person(), world.person()];
    for (const each of [anna, eve]) await each.say("/p_note tea");
    await anna.settle();
    await eve.settle();
    await pressed(eve, anna.buttonOf("Done").token);
    await pressed(eve, "b.never-made");
    expect(await list(anna, "done")).toEqual([]);
    expect(await list(eve, "done")).toEqual([]);
    expect(eve.texts().filter((text) => text.includes("no longer valid"))).toHaveLength(2);
    await pressed(anna, anna.buttonOf("Done").token);
    expect(await list(anna, "done")).toEqual(["tea"]);
  });
});

const crashed = new Set<string>();

/** Takes the object down once, ever, at each of these points, as soon as all before it is durable. */
function crashOnce(inside: Inside, ...points: string[]): void {
  const pass = inside.failPoint;
  inside.failPoint = (name) => {
    pass.call(inside, name);
    const key = `${inside.parts.userId()} ${name}`;
    if (!points.includes(name) || crashed.has(key)) return;
    crashed.add(key);
    void inside.ctx.storage.sync().then(() => inside.ctx.abort(`planned crash at ${name}`));
  };
}

/** The store fails the first times that it is asked. */
function failFirst<T extends object>(store: T, method: keyof T, times = 1): void {
  const real = store[method] as (...args: unknown[]) => unknown;
  let left = times;
  Object.assign(store, {
    [method](...args: unknown[]) {
      if (left-- > 0) throw new Error("planted: disk I/O error");
      return real.apply(store, args);
    },
  });
}
