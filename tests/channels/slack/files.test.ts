import { afterEach, beforeEach, expect, it } from "vitest";
import { createSlackFiles } from "../../../src/channels/slack/files/slack-files.ts";
import { directMessage, envelope, signedJson } from "../../counterparts/slack/requests.ts";
import { type SlackApi, startSlackApi } from "../../counterparts/slack/web-api.ts";
import { SLACK } from "../../counterparts/slack/workspace.ts";
import { channelRig, type LogLine, logTo } from "./rig.ts";

const TEXT = "BEGIN:VCALENDAR\r\nSUMMARY:Füße\r\nEND:VCALENDAR\r\n";
const MEGABYTE = 1_000_000;

let api: SlackApi;
let logs: LogLine[];
let read: ReturnType<typeof createSlackFiles>;
beforeEach(async () => {
  api = await startSlackApi();
  logs = [];
  read = createSlackFiles({ botToken: SLACK.botToken, apiUrl: api.apiUrl, log: logTo(logs) });
});
afterEach(() => api.close());

async function shared(file: Record<string, unknown>) {
  const rig = channelRig();
  const event = { ...directMessage(""), subtype: "file_share", files: [file] };
  await rig.deliver(signedJson(envelope(event)));
  return rig.accepted[0];
}

const problem = async (ref: string) => {
  const answer = await read(ref, MEGABYTE);
  return answer.ok ? null : answer.problem;
};

it("a calendar that was shared is read by the name that its message gives it", async () => {
  const file = api.files.keep("team.ics", TEXT);
  const inbound = await shared({ ...file, preview: "BEGIN:VCALENDAR" });
  expect(inbound).toMatchObject({ kind: "message", file: { ref: file.id, bytes: file.size } });
  expect(inbound).not.toHaveProperty("foreign");
  expect(inbound).not.toHaveProperty("unsupported");
  expect(await read(file.id, MEGABYTE)).toEqual({ ok: true, text: TEXT });
});

it("other files stay what they are", async () => {
  const file = { id: "F1", name: "a.pdf", mimetype: "application/pdf" };
  expect(await shared(file)).toMatchObject({ unsupported: ["file"] });
});

it("says what is wrong with a file, and writes neither address nor token into the log", async () => {
  const lost = api.files.keep("lost.ics", TEXT);
  api.files.lose(lost.id);
  const long = api.files.keep("long.ics", "x".repeat(MEGABYTE + 1));
  // The size that Slack says may be wrong; bytes are counted.
  const lying = api.files.keep("lying.ics", "x".repeat(MEGABYTE + 1), { size: 10 });
  expect(await problem(lost.id)).toBe("gone");
  expect(await problem(long.id)).toBe("too-large");
  expect(await problem(lying.id)).toBe("too-large");
  api.setDown(true);
  expect(await problem(long.id)).toBe("unreachable");
  api.setDown(false);
  api.files.forbid();
  expect(await problem(lying.id)).toBe("refused");
  expect(logs).toHaveLength(5);
  expect(JSON.stringify(logs)).not.toMatch(/files-pri|xoxb/);
});

it("a sign-in page in place of the file means that it may not be read", async () => {
  const file = api.files.keep("team.ics", TEXT);
  const other = createSlackFiles({
    botToken: SLACK.botToken,
    apiUrl: api.apiUrl,
    log: logTo(logs),
    fetch: (input, init) => {
      const headers = String(input).includes("/files-pri/") ? {} : init?.headers;
      return fetch(input, { ...init, ...(headers && { headers }) });
    },
  });
  const answer = await other(file.id, MEGABYTE);
  expect(answer).toEqual({ ok: false, problem: "refused" });
});

it("the token goes to Slack's hosts only", async () => {
  for (const address of [
    "https://evil.example",
    "http://files.slack.com",
    "https://slack.com.evil.example",
  ]) {
    api.files.moveTo(address);
    const file = api.files.keep("team.ics", TEXT);
    expect(await problem(file.id)).toBe("gone");
  }
  expect(api.calls.map(({ method }) => method)).toEqual(["files.info", "files.info", "files.info"]);
});
