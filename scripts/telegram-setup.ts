/** `npm run telegram:setup -- https://adjutant.example.com`: connects the bot with a deployed Worker. */
import { commandSpecs } from "../src/core/capabilities/command-specs.ts";
import { finish, readSettings } from "./telegram/bot-api.ts";
import { setUp } from "./telegram/set-up.ts";

await finish(async () => {
  const publicUrl = process.argv[2] ?? process.env["PUBLIC_URL"];
  await setUp({ ...readSettings(), publicUrl, commands: commandSpecs, say: console.log });
});
