import { defineConfig } from "drizzle-kit";

/** Each user's own database, in their Durable Object. */
export default defineConfig({
  dialect: "sqlite",
  driver: "durable-sqlite",
  schema: ["./src/adapters/user-agent/schema.ts", "./src/adapters/user-agent/items/schema.ts"],
  out: "./migrations/user-agent",
});
