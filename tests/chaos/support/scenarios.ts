import type { Stage } from "./stage.ts";

export interface Scenario {
  name: string;
  /** Each area is a test file of its own, so that they run side by side. */
  area: "turns" | "doors" | "time" | "delivery";
  /** Steps of a person's day; `stage.next()` between them puts every run at the same time of day. */
  play(stage: Stage): Promise<void>;
  /** An answer that the platform could not take is overtaken by the next one. */
  anyOrder?: true;
  /** It calls `stage.ready()` when what it builds upon is there. */
  prepares?: true;
}

export const scenario = (name: string): Scenario => {
  const found = SCENARIOS.find((each) => each.name === name);
  if (!found) throw new Error(`no scenario "${name}"`);
  return found;
};

/** What a person and the platforms can do to the object, each in its smallest form. */
export const SCENARIOS: Scenario[] = [
  {
    name: "a message and its reply",
    area: "turns",
    async play({ anna, next }) {
      await anna.say("abracadabra");
      await next();
      await anna.say("/p_note tea");
    },
  },
  {
    name: "two messages, one right after the other",
    area: "turns",
    async play({ anna }) {
      await anna.say("/p_note one");
      await anna.say("/p_note two");
    },
  },
  {
    name: "a command with journaled steps",
    area: "turns",
    async play({ anna, next }) {
      await anna.say("/p_steps x");
      await next();
      await anna.say("/link");
    },
  },
  {
    name: "a press that edits in place",
    area: "turns",
    prepares: true,
    async play({ anna, ready }) {
      await anna.say("/p_note tea");
      await ready();
      await anna.press("Done");
    },
  },
  {
    name: "a card that is confirmed",
    area: "turns",
    prepares: true,
    async play({ anna, ready }) {
      await anna.say("/p_ask tea");
      await ready();
      await anna.press("Confirm");
    },
  },
  {
    name: "a reminder that falls due",
    area: "time",
    async play({ anna }) {
      await anna.say("/p_later 120 tea");
    },
  },
  {
    name: "two reminders in the same second",
    area: "time",
    prepares: true,
    async play({ anna, ready }) {
      await anna.say("/p_later 1300 tea");
      await anna.say("/p_later 1300 cake");
      await ready();
    },
  },
  {
    name: "a reminder that cannot be said at first, beside one that can",
    area: "time",
    prepares: true,
    async play({ anna, ready }) {
      await anna.say("/p_later 1300 flaky tea");
      await anna.say("/p_later 1300 cake");
      await ready();
    },
  },
  {
    name: "a series",
    area: "time",
    prepares: true,
    async play({ anna, ready }) {
      await anna.say("/p_every tea");
      await ready();
    },
  },
  {
    name: "a reply in three parts",
    area: "delivery",
    async play({ anna }) {
      await anna.say("/p_long Story");
    },
  },
  {
    name: "an edit that grows to three parts",
    area: "delivery",
    prepares: true,
    async play({ anna, ready }) {
      await anna.say("/p_grow tea");
      await ready();
      await anna.press("Done");
    },
  },
  {
    name: "a rate limit, then an error of the platform",
    area: "delivery",
    anyOrder: true,
    async play({ anna, api }) {
      api.fail({ kind: "rate-limit", retryAfter: 7 }, { method: "sendMessage" });
      api.fail({ kind: "server-error" }, { method: "sendMessage" });
      await anna.say("/p_note tea");
      await anna.say("/p_note cake");
    },
  },
  {
    name: "an answer of the platform that is lost",
    area: "delivery",
    async play({ anna, api }) {
      api.fail({ kind: "answer-lost" }, { method: "sendMessage" });
      api.fail({ kind: "rate-limit", retryAfter: 3 }, { method: "sendMessage" });
      await anna.say("/p_note tea");
    },
  },
  {
    name: "someone who blocks us and comes back",
    area: "delivery",
    prepares: true,
    async play({ anna, api, updates, ready, next }) {
      await anna.say("/p_later 1500 cake");
      await ready();
      api.setGone(anna.chatId, "blocked");
      await anna.say("/p_note tea");
      await next();
      api.setGone(anna.chatId, undefined);
      await anna.deliver(updates.membership("member", { from: anna.from }));
    },
  },
  {
    name: "a turn that fails",
    area: "turns",
    async play({ anna }) {
      await anna.say("/p_fail tea");
      await anna.say("/p_note tea");
    },
  },
  {
    name: "a request over the API",
    area: "doors",
    prepares: true,
    async play({ anna, ask, ready }) {
      await anna.say("/token");
      await ready();
      await ask("/p_steps y");
    },
  },
  {
    name: "a message on the page",
    area: "doors",
    prepares: true,
    async play({ anna, type, ready }) {
      await anna.say("/p_note tea");
      await ready();
      await type("/p_note from the page");
      await type("/p_later 60 for the page");
    },
  },
  {
    name: "a task, added and taken back by its button",
    area: "doors",
    async play({ anna, next }) {
      await anna.say("add buy tea");
      await next();
      await anna.press("Undo");
    },
  },
  {
    name: "a real reminder that is put off",
    area: "time",
    prepares: true,
    async play({ anna, ready, next }) {
      await anna.say("remind me in 25 minutes to make tea");
      await ready();
      await next();
      await anna.press("Snooze 20 min");
    },
  },
];
