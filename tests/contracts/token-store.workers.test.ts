import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { createD1Tokens } from "../../src/adapters/d1/d1-tokens.ts";
import { createUserTokens } from "../../src/adapters/user-agent/mind/user-tokens.ts";
import type { UserAgentObject } from "../../src/adapters/user-agent/user-agent.ts";
import { createMemoryTokens } from "../support/memory-tokens.ts";
import { tokenStoreContract } from "./token-store.ts";

tokenStoreContract("in memory", (body) => body(createMemoryTokens()));

tokenStoreContract("a user's object", async (body) => {
  const object = env.USER_AGENT.get(env.USER_AGENT.newUniqueId());
  await runInDurableObject(object, (instance) =>
    body(createUserTokens((instance as unknown as UserAgentObject).parts.state)),
  );
});

tokenStoreContract("D1", async (body) => {
  await env.DB.prepare("delete from model_tokens").run();
  await body(createD1Tokens(env.DB));
});
