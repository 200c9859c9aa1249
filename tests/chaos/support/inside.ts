import type { AgentDeps } from "../../../src/adapters/user-agent/agent-deps.ts";
import type { AgentParts } from "../../../src/adapters/user-agent/agent-parts.ts";
import type { Projection } from "../../../src/adapters/user-agent/projection.ts";
import type { Deliveries } from "../../../src/adapters/user-agent/sending/deliveries.ts";
import type { TurnRunner } from "../../../src/adapters/user-agent/turn-runner.ts";
import { UserAgentObject } from "../../../src/adapters/user-agent/user-agent.ts";
import { attempts } from "./bot-api-double.ts";

/** The object as the rig sees it: with what the product keeps private. */
export interface Inside {
  ctx: DurableObjectState;
  parts: AgentParts;
  deps: AgentDeps;
  deliveries: Deliveries;
  turns: TurnRunner;
  projection: Projection;
  failPoint(name: string): void;
}

/** Called for every new incarnation of an object, before it takes up anything. */
export type OnStart = (inside: Inside) => void;

const prototype = UserAgentObject.prototype as unknown as { recover(this: Inside): void };
const recover = prototype.recover;
let listeners: OnStart[] = [];

prototype.recover = function (this: Inside) {
  joinCallsWithRows(this);
  countRuns(this);
  for (const listener of listeners) listener(this);
  recover.call(this);
};

/** Replaces what happens to every incarnation from now on. */
export function onStart(...next: OnStart[]): void {
  listeners = next;
}

/** Every call that a sender makes is known by the row and part that it is made for. */
function joinCallsWithRows({ ctx, deps }: Inside): void {
  for (const [name, sender] of Object.entries(deps.senders)) {
    if (!sender || name === "web") continue;
    const send = sender.send.bind(sender);
    deps.senders[name as "telegram" | "slack"] = {
      ...sender,
      send: (message, part) => {
        const attempt = { key: message.idempotencyKey, part, gate: () => ctx.storage.sync() };
        return attempts.run(attempt, () => send(message, part));
      },
    };
  }
}

const runs = new WeakMap<object, number>();

/** Turns are being worked off in this incarnation, or its log is being copied. */
export const isRunning = ({ turns, projection }: Inside, evenIfCopying: boolean): boolean =>
  (runs.get(turns) ?? 0) > 0 || (!evenIfCopying && (runs.get(projection) ?? 0) > 0);

function countRuns({ turns, projection }: Inside): void {
  for (const part of [turns, projection]) {
    const run = part.run.bind(part);
    const count = (by: number) => runs.set(part, (runs.get(part) ?? 0) + by);
    part.run = () => {
      count(1);
      return run().finally(() => count(-1));
    };
  }
}
