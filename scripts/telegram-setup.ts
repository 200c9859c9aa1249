/** `npm run telegram:setup -- https://adjutant.example.com`: connects the bot with a deployed Worker. */
import { COMMAND_SPECS } from "../src/core/capabilities/command-specs.ts";
import { finish, readSettings } from "./telegram/bot-api.ts";
import { setUp } from "./telegram/set-up.ts";

await finish(async () => {
  const publicUrl = process.argv[2] ?? process.env["PUBLIC_URL"];
  await setUp({ ...readSettings(), publicUrl, commands: COMMAND_SPECS, say: console.log });
});
