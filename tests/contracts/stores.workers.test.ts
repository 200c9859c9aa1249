import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { drizzle } from "drizzle-orm/durable-sqlite";
import type { Database } from "../../src/adapters/user-agent/database.ts";
import { createItemStores } from "../../src/adapters/user-agent/items/stores.ts";
import { storesContract } from "./stores.ts";

/** The real thing: the object's own SQLite with the migrations that it ran at its start. */
storesContract("a Durable Object", (deps, body) => {
  const object = env.USER_AGENT.get(env.USER_AGENT.newUniqueId());
  return runInDurableObject(object, (_instance, { storage }) => {
    body(createItemStores(drizzle(storage) as unknown as Database, deps));
  });
});
