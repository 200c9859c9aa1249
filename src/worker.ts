import { SlotGiverObject } from "./adapters/send-slots/slot-giver.ts";
import { UserAgentObject } from "./adapters/user-agent/user-agent.ts";
import { composeAgent, composeSlotGiver, composeWorker, type Env } from "./compose.ts";

/** One user's object. */
export class UserAgent extends UserAgentObject {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, composeAgent(env));
  }
}

/** Keeps the rate of one bot or workspace. */
export class SlotGiver extends SlotGiverObject {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, composeSlotGiver());
  }
}

export default {
  fetch: (request, env, ctx) => composeWorker(env).fetch(request, env, ctx),
} satisfies ExportedHandler<Env>;
