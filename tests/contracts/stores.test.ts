import { createItemStores } from "../../src/adapters/user-agent/items/stores.ts";
import { createMemoryStores } from "../support/memory-stores.ts";
import { createNodeDatabase } from "../support/node-database.ts";
import { storesContract } from "./stores.ts";

storesContract("in memory", (deps, body) => body(createMemoryStores(deps)));
storesContract("Node's SQLite", (deps, body) =>
  body(createItemStores(createNodeDatabase().db, deps)),
);
