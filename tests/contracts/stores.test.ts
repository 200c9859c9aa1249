import * as schema from "../../src/adapters/user-agent/items/schema.ts";
import { createItemStores } from "../../src/adapters/user-agent/items/stores.ts";
import { createMemoryStores } from "../support/memory-stores.ts";
import { createNodeDatabase, createStatements } from "../support/node-database.ts";
import { storesContract } from "./stores.ts";

const statements = await createStatements(schema);

storesContract("in memory", createMemoryStores);
storesContract("SQLite", (deps) => createItemStores(createNodeDatabase(statements).db, deps));
