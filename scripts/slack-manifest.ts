/**
 * Writes the Slack app's manifest from the command list. With an address
 * (`-- https://adjutant.my-company.com`) it prints one for that address instead, to paste at
 * api.slack.com/apps.
 */
import { writeFileSync } from "node:fs";
import { slackManifest } from "../src/channels/slack/manifest.ts";
import { COMMAND_SPECS } from "../src/core/capabilities/command-specs.ts";

const FILE = "src/channels/slack/manifest.json";

const [address] = process.argv.slice(2);
if (address === undefined) {
  writeFileSync(FILE, `${JSON.stringify(slackManifest(COMMAND_SPECS), null, 2)}\n`);
  console.log(`Wrote ${FILE}.`);
} else if (URL.canParse(address) && new URL(address).protocol === "https:") {
  console.log(JSON.stringify(slackManifest(COMMAND_SPECS, new URL(address).origin), null, 2));
} else {
  console.error(`"${address}" is no https address.`);
  process.exitCode = 1;
}
