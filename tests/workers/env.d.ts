import type { D1Migration } from "cloudflare:test";

declare global {
  namespace Cloudflare {
    /** What the Worker gets in tests: its bindings, and the migrations that the setup file applies. */
    interface Env {
      ASSETS: Fetcher;
      DB: D1Database;
      USER_AGENT: DurableObjectNamespace;
      SLOT_GIVER: DurableObjectNamespace;
      TEST_MIGRATIONS: D1Migration[];
    }
    interface GlobalProps {
      mainModule: typeof import("../../src/worker.ts");
    }
  }
}
