import path from "node:path";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { configDefaults, defineConfig } from "vitest/config";
import { unstable_readConfig } from "wrangler";
import { SETTINGS } from "./scripts/launcher/settings.mjs";

const WORKER_TESTS = "tests/**/*.workers.test.ts";
const E2E_TESTS = "tests/e2e/**/*.e2e.test.ts";
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Wrangler's aliases are not applied in tests by themselves. Those for files inside a dependency only make the script
 * smaller: tests of parts run on the whole dependency, those of the whole product on its script.
 */
const { alias = {} } = unstable_readConfig({ config: "./wrangler.toml" });
const aliases = Object.fromEntries(
  Object.entries(alias)
    .filter(([name]) => !name.startsWith(".") && !name.startsWith("grammy"))
    .map(([name, file]) => [name, path.resolve(String(file))]),
);
/** What Bolt's own receivers need and workerd cannot load. */
const absent = path.resolve("src/channels/slack/stubs/empty.cjs");
for (const name of ["@slack/oauth", "@slack/socket-mode", "path-to-regexp"]) aliases[name] = absent;

/** The developer's own .dev.vars must not reach a test: every setting starts out empty. */
const noSettings = Object.fromEntries(SETTINGS.map((name) => [name, ""]));

/** The Worker under test reaches counterparts on this machine and nothing else. */
function outboundService(request: Request): Response | Promise<Response> {
  if (LOOPBACK.has(new URL(request.url).hostname)) return fetch(request);
  return new Response("Blocked: tests reach this machine only.", { status: 599 });
}

export default defineConfig({
  // Hides warnings about missing source maps inside dependencies.
  logLevel: "error",
  // At the root: in a project, aliases do not reach what dependencies require.
  resolve: { alias: aliases },
  test: {
    maxWorkers: 4,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          // Machines differ; what a test asserts is never its own duration.
          testTimeout: 30_000,
          include: ["tests/**/*.test.ts"],
          exclude: [...configDefaults.exclude, WORKER_TESTS, E2E_TESTS],
        },
      },
      {
        extends: true,
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: "./wrangler.toml" },
            remoteBindings: false,
            miniflare: {
              bindings: {
                ...noSettings,
                LOCAL_RUN: "1",
                TEST_MIGRATIONS: await readD1Migrations("./migrations/d1"),
              },
              outboundService,
            },
          })),
        ],
        test: {
          name: "workers",
          testTimeout: 60_000,
          include: [WORKER_TESTS],
          setupFiles: ["./tests/workers/setup.ts"],
          // One bundle instead of a fetch per module. Not @slack/*: it requires node: modules.
          deps: {
            optimizer: {
              ssr: {
                enabled: true,
                include: [
                  "chrono-node",
                  "drizzle-orm",
                  "drizzle-orm/d1",
                  "drizzle-orm/durable-sqlite",
                  "drizzle-orm/sqlite-core",
                  "grammy",
                  "hono",
                  "hono/tiny",
                  "temporal-polyfill",
                  "zod/mini",
                ],
              },
            },
          },
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          environment: "node",
          include: [E2E_TESTS],
          // Each starts the whole product, several times; two at once keep two cores busy.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
