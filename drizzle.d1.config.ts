import { defineConfig } from "drizzle-kit";

/** The shared directory and ledger. */
export default defineConfig({
  dialect: "sqlite",
  schema: "./src/adapters/d1/schema.ts",
  out: "./migrations/d1",
});
