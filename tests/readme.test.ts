import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SETTINGS } from "../scripts/launcher/settings.mjs";

const read = (file: string) => readFileSync(file, "utf8");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

describe.each(["README.md", "ARCHITECTURE.md"])("%s", (file) => {
  const text = read(file);

  it("names only files and folders that exist", () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] ?? "");
    const paths = [...text.matchAll(/`((?:src|web|tests|scripts|migrations)\/[\w./-]*)`/g)];
    const named = [...links, ...paths.map((match) => match[1] ?? "")];
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((one) => !existsSync(one))).toEqual([]);
  });

  it("names only commands that exist", () => {
    const run = [...text.matchAll(/npm run (?:-s )?([\w:]+)/g)].map((match) => match[1] ?? "");
    const plain = [...text.matchAll(/npm (start|test)\b/g)].map((match) => match[1] ?? "");
    expect([...run, ...plain].filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

describe("the settings", () => {
  const example = [...read(".dev.vars.example").matchAll(/^([A-Z_]+)=/gm)].map((m) => m[1] ?? "");

  it("of the example are in the README's table and reach the Worker", () => {
    expect(example.length).toBeGreaterThan(5);
    const table = read("README.md");
    expect(example.filter((name) => !table.includes(`| \`${name}\` |`))).toEqual([]);
    expect(example.filter((name) => !SETTINGS.includes(name))).toEqual([]);
  });

  it("that the Worker reads are in the example", () => {
    const used = [...read("src/settings.ts").matchAll(/^ {2}([A-Z_]+): optional/gm)];
    const named = used.map((match) => match[1] ?? "").filter((name) => name !== "LOCAL_RUN");
    expect(named.filter((name) => !example.includes(name))).toEqual([]);
  });
});
