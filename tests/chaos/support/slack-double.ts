import { createSharedFiles } from "../../counterparts/slack/files.ts";
import { SLACK } from "../../counterparts/slack/workspace.ts";
import { attempts } from "./bot-api-double.ts";

export const SLACK_ORIGIN = "https://slack.test";
export const SLACK_API_URL = `${SLACK_ORIGIN}/api/`;

export interface SlackPost {
  channel: string;
  text: string;
  metadata: unknown;
  accepted: boolean;
}

/** Enough of Slack's Web API for the object's side: posting, reading back, and an app that was removed. */
export function createSlackDouble() {
  const posts: SlackPost[] = [];
  const edits: { ts: string; text: string }[] = [];
  /** What the next posts meet, in order. */
  const faults: ("answer-lost" | "rate-limit")[] = [];
  let installed = true;
  const files = createSharedFiles(SLACK_ORIGIN, SLACK.botToken);

  async function handle(url: string, init: RequestInit): Promise<Response> {
    await attempts.getStore()?.gate();
    const method = url.split("/").at(-1);
    const args = new URLSearchParams(String(init.body ?? ""));
    const { info } = files;
    if (method === "files.info") return Response.json(info(Object.fromEntries(args)));
    if (!installed) return Response.json({ ok: false, error: "account_inactive" });
    if (method === "chat.postMessage") return post(args);
    if (method === "chat.update") {
      edits.push({ ts: args.get("ts") ?? "", text: args.get("text") ?? "" });
      return Response.json({ ok: true, ts: args.get("ts") });
    }
    if (method === "conversations.history")
      return Response.json({
        ok: true,
        messages: posts.filter((each) => each.accepted).map(asRow),
      });
    if (method === "users.info") {
      const profile = { display_name: "Anna" };
      return Response.json({ ok: true, user: { id: args.get("user"), tz: "UTC", profile } });
    }
    return Response.json({ ok: true });
  }

  function download(url: string, init: RequestInit): Response {
    const { authorization } = init.headers as Record<string, string>;
    const { status, body, type } = files.at(url, authorization);
    return new Response(body, { status, headers: { "content-type": type } });
  }

  function post(args: URLSearchParams): Response {
    const fault = faults.shift();
    const message = {
      channel: args.get("channel") ?? "",
      text: args.get("text") ?? "",
      metadata: JSON.parse(args.get("metadata") ?? "null") as unknown,
      accepted: fault !== "rate-limit",
    };
    posts.push(message);
    if (fault === "answer-lost") throw new TypeError("Network connection lost.");
    if (fault === "rate-limit")
      return Response.json(
        { ok: false, error: "ratelimited" },
        { status: 429, headers: { "retry-after": "5" } },
      );
    return Response.json({ ok: true, channel: message.channel, ts: `1.${posts.length}` });
  }

  return {
    files,
    posts,
    edits,
    faults,
    handle: (url: string, init: RequestInit) =>
      url.includes("/files-pri/") ? Promise.resolve(download(url, init)) : handle(url, init),
    setInstalled(next: boolean) {
      installed = next;
    },
  };
}

const asRow = ({ metadata, text }: SlackPost, index: number) => ({
  type: "message",
  ts: `1.${index + 1}`,
  text,
  metadata,
});
