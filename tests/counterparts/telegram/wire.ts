/** How the stand-in of the Bot API reads calls and writes answers, whole and broken. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Fault } from "./faults.ts";
import type { Answer, Payload, ShownMessage } from "./methods.ts";

/** Faults of the answer: the call itself has its effect. */
export const AFTERWARDS = new Set<Fault["kind"]>(["answer-lost", "accept-then-hang", "garbage"]);

/** Everything that is no document of the API; the rest hangs until somebody gives up. */
export function breakOff(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
  const { kind } = fault;
  if (kind === "reset" || kind === "answer-lost") request.socket.resetAndDestroy();
  if (kind === "garbage")
    response.writeHead(200, { "content-type": "application/json" }).end('{"ok":tr');
  if (kind === "page") response.writeHead(fault.status ?? 502).end("<h1>Bad Gateway</h1>");
  if (kind === "redirect") response.writeHead(302, { location: fault.location ?? "/" }).end();
}

export const NOT_FOUND = { code: 404, description: "Not Found" };
export const UNAUTHORIZED = { code: 401, description: "Unauthorized" };
export const NOT_MODIFIED = {
  code: 400,
  description:
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
};
export const POLLING_CONFLICT = {
  code: 409,
  description:
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
};

export const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function readPayload(request: IncomingMessage): Promise<Payload> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8") || "{}");
  } catch {
    return {};
  }
}

export function reply(response: ServerResponse, answer: Answer): number {
  const status = "code" in answer ? answer.code : 200;
  const retry = "code" in answer && /retry after (\d+)/.exec(answer.description)?.[1];
  const body =
    "code" in answer
      ? {
          ok: false,
          error_code: answer.code,
          description: answer.description,
          ...(retry && { parameters: { retry_after: Number(retry) } }),
        }
      : { ok: true, result: answer.result };
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  return status;
}

export const asResult = ({ messageId, chatId, sentAt, text }: ShownMessage) => ({
  message_id: messageId,
  chat: { id: chatId, type: chatId > 0 ? "private" : "group" },
  date: Math.floor(sentAt / 1000),
  text,
});

export const same = (
  left: Pick<ShownMessage, "text" | "entities" | "buttons">,
  right: ShownMessage,
) =>
  JSON.stringify([left.text, left.entities, left.buttons]) ===
  JSON.stringify([right.text, right.entities, right.buttons]);

export const findButton = (rows: ShownMessage["buttons"], wanted: string) =>
  rows.flat().find(({ label, token }) => label === wanted || token === wanted);
