import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { slackManifest } from "../../../src/channels/slack/manifest.ts";
import { COMMAND_SPECS } from "../../../src/core/capabilities/command-specs.ts";

test("the manifest in the repository is the one that the commands make", () => {
  const file = new URL("../../../src/channels/slack/manifest.json", import.meta.url);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(slackManifest(COMMAND_SPECS));
});

test("it stays within Slack's limits and points every request at one address", () => {
  const many = Array.from({ length: 99 }, (_, i) => ({ name: `command_${i}`, description: "x" }));
  const manifest = slackManifest(many, "https://a.example");
  expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
  expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
  expect(manifest.features.slash_commands[0]?.usage_hint.length).toBeLessThanOrEqual(120);
  const urls = JSON.stringify(manifest).match(/https:[^"]+/g);
  expect(new Set(urls)).toEqual(new Set(["https://a.example/slack/events"]));
});
