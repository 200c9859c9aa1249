import { afterEach, beforeEach, expect, it } from "vitest";
import { createTelegramFiles } from "../../../src/channels/telegram/files.ts";
import { parseUpdate } from "../../../src/channels/telegram/parse.ts";
import { recordingLog } from "../../contracts/channel-doubles.ts";
import { type BotApi, startBotApi } from "../../counterparts/telegram/bot-api.ts";

const TEXT = "BEGIN:VCALENDAR\r\nSUMMARY:Füße\r\nEND:VCALENDAR\r\n";
const MEGABYTE = 1_000_000;

let api: BotApi;
let log: ReturnType<typeof recordingLog>;
let read: ReturnType<typeof createTelegramFiles>;
beforeEach(async () => {
  api = await startBotApi();
  log = recordingLog();
  read = createTelegramFiles({ token: api.token, apiRoot: `${api.url}/`, log });
});
afterEach(() => api.close());

async function fileIn(document: Record<string, unknown>) {
  const around = { botId: "42", username: async () => "bot", now: 0, correlationId: "c" };
  const parsed = await parseUpdate(api.updates.document(document, "for you"), around);
  return parsed.kind === "inbound" && parsed.inbound.kind === "message" ? parsed.inbound : null;
}

it("a calendar that was sent is read by the name that its message gives it", async () => {
  const document = api.files.keep("team.ics", TEXT);
  const inbound = await fileIn(document);
  expect(inbound).toMatchObject({ file: { ref: document.file_id, bytes: TEXT.length + 2 } });
  expect(inbound).not.toHaveProperty("unsupported");
  expect(await read(inbound?.file?.ref ?? "", MEGABYTE)).toEqual({ ok: true, text: TEXT });
});

it("other documents stay what cannot be read", async () => {
  const inbound = await fileIn({ file_id: "B1", file_name: "a.pdf", mime_type: "application/pdf" });
  expect(inbound).toMatchObject({ unsupported: ["document"] });
  expect(inbound).not.toHaveProperty("file");
});

it("says what is wrong with a file, and writes neither address nor token into the log", async () => {
  const gone = api.files.keep("gone.ics", TEXT);
  api.files.lose(gone.file_id);
  const long = api.files.keep("long.ics", "x".repeat(MEGABYTE + 1));
  // The size that Telegram says may be wrong; bytes are counted.
  const lying = api.files.keep("lying.ics", "x".repeat(MEGABYTE + 1), { size: 10 });
  const huge = api.files.keep("huge.ics", TEXT, { size: 30_000_000 });
  const problem = async (ref: string) => {
    const answer = await read(ref, MEGABYTE);
    return answer.ok ? null : answer.problem;
  };
  expect(await problem(gone.file_id)).toBe("gone");
  expect(await problem("never-sent")).toBe("gone");
  expect(await problem(long.file_id)).toBe("too-large");
  expect(await problem(lying.file_id)).toBe("too-large");
  expect(await problem(huge.file_id)).toBe("too-large");
  api.fail({ kind: "server-error" }, { method: "getFile" });
  expect(await problem(gone.file_id)).toBe("unreachable");
  api.fail({ kind: "reset" }, { method: "getFile" });
  expect(await problem(gone.file_id)).toBe("unreachable");
  expect(log.lines).toHaveLength(7);
  expect(JSON.stringify(log.lines)).not.toMatch(/documents|AAF-/);
});
