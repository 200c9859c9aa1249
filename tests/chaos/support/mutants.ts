import { eq } from "drizzle-orm";
import { outbox } from "../../../src/adapters/user-agent/schema.ts";
import { UserAgentObject } from "../../../src/adapters/user-agent/user-agent.ts";
import type { Inside, OnStart } from "./inside.ts";
import type { Scenario } from "./scenarios.ts";
import { scenario } from "./scenarios.ts";

/** A bug that somebody could have written, and a scenario in which it must show. */
export interface Mutant {
  name: string;
  scenario: Scenario;
  plant: OnStart;
}

const alarm = UserAgentObject.prototype.alarm;

export const MUTANTS: Mutant[] = [
  {
    name: "mark before send",
    scenario: scenario("a message and its reply"),
    plant({ parts }) {
      parts.outbox.lease = (id) => {
        const sent = { state: "sent", sentAt: Date.now(), tries: 1 };
        return parts.db.update(outbox).set(sent).where(eq(outbox.id, id)).returning().get();
      };
    },
  },
  {
    name: "no dedupe",
    scenario: scenario("a message and its reply"),
    plant({ parts }) {
      const put = parts.inbox.put.bind(parts.inbox);
      parts.inbox.put = (inbound, now, fingerprint) =>
        put({ ...inbound, dedupeKeys: [crypto.randomUUID()] }, now, fingerprint);
    },
  },
  {
    name: "ambiguity that is not sticky",
    scenario: scenario("an answer of the platform that is lost"),
    plant({ parts }) {
      const settle = parts.outbox.settle.bind(parts.outbox);
      parts.outbox.settle = (row, decision, messageId, now) => {
        const limited = decision.state === "pending" && decision.wholeAddress;
        settle(row, limited ? { ...decision, ambiguous: false } : decision, messageId, now);
      };
    },
  },
  {
    name: "an alarm that throws",
    scenario: scenario("a reminder that cannot be said at first, beside one that can"),
    plant(inside) {
      const error = inside.deps.log.error;
      let failed = false;
      inside.deps.log = {
        ...inside.deps.log,
        error(event, fields) {
          failed ||= event === "due.failed";
          error(event, fields);
        },
      };
      // What the platform makes of it in the end: the alarm is gone.
      Object.assign(inside, {
        async alarm(this: Inside) {
          failed = false;
          alarm.call(this as unknown as UserAgentObject);
          if (!failed) return;
          await this.ctx.storage.deleteAlarm();
          throw new Error("planted");
        },
      });
    },
  },
];
