import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Files, migrationViolations, violations } from "./architecture/rules.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const CODE = /\.(?:[cm]?[jt]sx?|css)$/;
/** A gate that sees nothing lets everything through. */
const FEWEST_FILES = 30;

function readAll(...folders: string[]): Files {
  const files: Files = {};
  for (const folder of folders) {
    for (const entry of readdirSync(path.join(ROOT, folder), {
      recursive: true,
      withFileTypes: true,
    })) {
      const file = path.join(entry.parentPath, entry.name);
      if (!entry.isFile() || !CODE.test(file)) continue;
      files[path.relative(ROOT, file).replaceAll("\\", "/")] = readFileSync(file, "utf8");
    }
  }
  return files;
}

describe("the house", () => {
  const files = readAll("src", "web", "tests", "scripts");

  it("was read", () => {
    expect(Object.keys(files).length).toBeGreaterThan(FEWEST_FILES);
    for (const floor of ["src/core/", "src/adapters/", "src/channels/", "web/", "tests/"]) {
      expect(Object.keys(files).some((file) => file.startsWith(floor))).toBe(true);
    }
  });

  it("keeps its floors, sizes and purity", () => {
    expect(violations(files)).toEqual([]);
  });

  it.each(["d1", "user-agent"])("numbers the migrations of %s without gaps", (name) => {
    const folder = path.join(ROOT, "migrations", name);
    const sql = readdirSync(folder).filter((file) => file.endsWith(".sql"));
    const journal = JSON.parse(readFileSync(path.join(folder, "meta/_journal.json"), "utf8"));
    const tags = journal.entries.map((entry: { tag: string }) => entry.tag);
    expect(sql.length).toBeGreaterThan(0);
    expect(migrationViolations(name, sql, tags)).toEqual([]);
  });
});

const lines = (count: number) => "\n".repeat(count);

const PLANTED: [what: string, files: Files][] = [
  ["core -> adapter", { "src/core/a.ts": 'import { x } from "../adapters/d1/x.ts";' }],
  ["core -> adapter, type", { "src/core/a.ts": 'import type { X } from "../adapters/d1/x.ts";' }],
  ["core -> adapter, many lines", { "src/core/a.ts": 'import {\n  x,\n} from "../settings.ts";' }],
  ["core -> framework", { "src/core/a.ts": 'import { Hono } from "hono";' }],
  ["core -> platform", { "src/core/a.ts": 'import { env } from "cloudflare:workers";' }],
  ["core -> node", { "src/core/a.ts": 'import fs from "node:fs";' }],
  ["core -> side effect", { "src/core/a.ts": 'import "hono";' }],
  ["core -> dynamic", { "src/core/a.ts": 'const x = await import("../compose.ts");' }],
  ["core -> computed", { "src/core/a.ts": "const x = await import(name);" }],
  ["core -> re-export", { "src/core/a.ts": 'export { x } from "../channels/web/x.ts";' }],
  ["core -> export all", { "src/core/a.ts": 'export * from "../channels/web/x.ts";' }],
  ["core -> inline type", { "src/core/a.ts": 'type X = import("../adapters/d1/x.ts").X;' }],
  ["core -> require", { "src/core/a.ts": 'const x = require("hono");' }],
  ["core -> alias", { "src/core/a.ts": 'import { x } from "#adapters/x";' }],
  ["core -> compose", { "src/core/a.ts": 'import { x } from "../compose.ts";' }],
  ["channel -> channel", { "src/channels/web/a.ts": 'import { x } from "../slack/x.ts";' }],
  [
    "channel -> adapter",
    { "src/channels/web/a.ts": 'import { x } from "../../adapters/d1/x.ts";' },
  ],
  ["channel -> settings", { "src/channels/web/a.ts": 'import { x } from "../../settings.ts";' }],
  ["registry -> adapter", { "src/channels/list.ts": 'import { x } from "../adapters/d1/x.ts";' }],
  ["adapter -> adapter", { "src/adapters/d1/a.ts": 'import { x } from "../models/x.ts";' }],
  ["adapter -> channel", { "src/adapters/d1/a.ts": 'import { x } from "../../channels/x.ts";' }],
  ["settings -> adapter", { "src/settings.ts": 'import { x } from "./adapters/d1/x.ts";' }],
  ["worker -> core", { "src/worker.ts": 'import { x } from "./core/x.ts";' }],
  ["worker -> use of an adapter", { "src/worker.ts": 'import { x } from "./adapters/d1/x.ts";' }],
  ["page -> adapter", { "web/src/a.tsx": 'import { x } from "../../src/adapters/d1/x.ts";' }],
  ["a floor that nobody knows", { "src/utils/a.ts": 'import { x } from "../core/x.ts";' }],
  [
    "a cycle",
    {
      "src/core/a.ts": 'import { b } from "./b.ts";',
      "src/core/b.ts": 'import { c } from "./c.ts";',
      "src/core/c.ts": 'import type { A } from "./a.ts";',
    },
  ],
  ["Date.now", { "src/core/a.ts": "const t = Date.now();" }],
  ["Date.now in a template", { "src/core/a.ts": "const t = `$" + "{Date.now()}`;" }],
  ["new Date()", { "src/core/a.ts": "const t = new Date();" }],
  ["new Date", { "src/core/a.ts": "const t = new Date;" }],
  ["Date()", { "src/core/a.ts": "const t = Date();" }],
  ["Temporal.Now", { "src/core/a.ts": "const t = Temporal.Now.instant();" }],
  ["Math.random", { "src/core/a.ts": "const t = Math.random();" }],
  ["crypto", { "src/core/a.ts": "const id = crypto.randomUUID();" }],
  ["fetch", { "src/core/a.ts": "const r = await fetch(url);" }],
  ["globalThis", { "src/core/a.ts": 'const r = globalThis["fetch"];' }],
  ["after a regular expression", { "src/core/a.ts": "const r = /[\"'/*]/; const t = Date.now();" }],
  ["zod by name", { "src/core/a.ts": 'import { z } from "zod/mini";' }],
  ["zod by default", { "src/core/a.ts": 'import z from "zod/mini";' }],
  ["zod with its methods", { "src/core/a.ts": 'import * as z from "zod";' }],
  ["a long file", { "src/core/a.ts": lines(401) }],
  ["a long page file", { "web/src/a.tsx": lines(401) }],
  ["a long test", { "tests/a.test.ts": lines(501) }],
  [
    "a full folder",
    Object.fromEntries([...Array(21).keys()].map((n) => [`src/core/f${n}.ts`, ""])),
  ],
  ["a module mock", { "tests/a.test.ts": 'vi.mock("./x.ts");' }],
  ["a skipped test", { "tests/a.test.ts": 'it.skip("x", () => {});' }],
  ["a lonely test", { "tests/a.test.ts": 'describe.only("x", () => {});' }],
  ["a test to do", { "tests/a.test.ts": 'test.concurrent.todo("x");' }],
];

const CLEAN: [what: string, files: Files][] = [
  ["core -> core", { "src/core/chat/a.ts": 'import { x } from "../time/x.ts";' }],
  ["core -> its packages", { "src/core/a.ts": 'import { en } from "chrono-node/en";' }],
  ["zod by namespace", { "src/core/a.ts": 'import * as z from "zod/mini";' }],
  ["zod's types by namespace", { "src/core/a.ts": 'import type * as z from "zod/mini";' }],
  ["what only comments say", { "src/core/a.ts": '// import "hono"; Date.now()\n/* fetch(x) */' }],
  ["what only strings say", { "src/core/a.ts": 'const t = "Math.random() or fetch(x)";' }],
  ["dates from instants", { "src/core/a.ts": "const t = new Date(now); const u = x.fetch(1);" }],
  ["channel -> core", { "src/channels/web/a.ts": 'import { x } from "../../core/x.ts";' }],
  [
    "channel -> the floor's file",
    { "src/channels/web/a.ts": 'import { x } from "../channel.ts";' },
  ],
  ["registry -> channel", { "src/channels/list.ts": 'import { x } from "./web/x.ts";' }],
  ["adapter -> package", { "src/adapters/d1/a.ts": 'import { x } from "drizzle-orm/d1";' }],
  [
    "adapter -> its migrations",
    {
      "src/adapters/user-agent/a.ts":
        'import m from "../../../migrations/user-agent/migrations.js";',
    },
  ],
  ["compose -> all", { "src/compose.ts": 'import { x } from "./adapters/d1/x.ts";' }],
  ["worker -> compose", { "src/worker.ts": 'import { compose } from "./compose.ts";' }],
  [
    "worker exports a class",
    { "src/worker.ts": 'export { X } from "./adapters/user-agent/x.ts";' },
  ],
  ["page -> core", { "web/src/a.tsx": 'import type { X } from "../../src/core/x.ts";' }],
  ["a file at the limit", { "src/core/a.ts": lines(400) }],
];

describe("the rules themselves", () => {
  it.each(PLANTED)("report %s", (_, files) => {
    expect(violations(files)).not.toEqual([]);
  });

  it.each(CLEAN)("accept %s", (_, files) => {
    expect(violations(files)).toEqual([]);
  });

  it("report gaps and strangers among migrations", () => {
    expect(migrationViolations("x", ["0000_a.sql", "0001_b.sql"], ["0000_a", "0001_b"])).toEqual(
      [],
    );
    expect(
      migrationViolations("x", ["0000_a.sql", "0002_b.sql"], ["0000_a", "0002_b"]),
    ).toHaveLength(1);
    expect(
      migrationViolations("x", ["0000_a.sql", "0000_b.sql"], ["0000_a", "0000_b"]),
    ).toHaveLength(1);
    expect(migrationViolations("x", ["0000_a.sql"], ["0000_a", "0001_b"])).toHaveLength(1);
  });
});
