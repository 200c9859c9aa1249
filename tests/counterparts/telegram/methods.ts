import { cleanText, type Entity, isEmptyText, parseHtml } from "./html.ts";

export interface ShownButton {
  label: string;
  token: string;
  style?: string;
}

/** A message as a person has it on the screen. */
export interface ShownMessage {
  messageId: number;
  chatId: number;
  threadId?: number;
  /** Without markup. */
  text: string;
  /** As it was sent. */
  source: string;
  entities: Entity[];
  buttons: ShownButton[][];
  /** Without a sound. */
  silent: boolean;
  /** UTC milliseconds. */
  sentAt: number;
  edits: number;
}

/** What a person sees of a message that is still being written. */
export interface Draft {
  draftId: number;
  text: string;
  canStop: boolean;
}

export type Payload = Record<string, unknown>;
export type Answer = { result: unknown } | { code: number; description: string };
export type Content = Pick<ShownMessage, "text" | "source" | "entities" | "buttons">;

const bad = (description: string) => ({ code: 400, description: `Bad Request: ${description}` });

/** Server-side limit; what is beyond is dropped without a word (TDLib, MAX_USER_ENTITY_COUNT). */
const MAX_ENTITIES = 100;

/** Types of the parameters that our calls use. The real server reads past others; here they are a mistake. */
const PARAMETERS: Record<string, Record<string, string>> = {
  sendMessage: {
    chat_id: "id",
    message_thread_id: "integer",
    text: "string",
    parse_mode: "string",
    link_preview_options: "object",
    disable_notification: "boolean",
    reply_markup: "object",
    reply_parameters: "object",
  },
  editMessageText: {
    chat_id: "id",
    message_id: "integer",
    text: "string",
    parse_mode: "string",
    link_preview_options: "object",
    reply_markup: "object",
  },
  editMessageReplyMarkup: { chat_id: "id", message_id: "integer", reply_markup: "object" },
  sendMessageDraft: {
    chat_id: "integer",
    message_thread_id: "integer",
    draft_id: "integer",
    text: "string",
    parse_mode: "string",
    can_stop: "boolean",
    keep_on_stop: "boolean",
  },
  sendChatAction: { chat_id: "id", message_thread_id: "integer", action: "string" },
  answerCallbackQuery: {
    callback_query_id: "string",
    text: "string",
    show_alert: "boolean",
    cache_time: "integer",
  },
  setWebhook: {
    url: "string",
    secret_token: "string",
    allowed_updates: "array",
    drop_pending_updates: "boolean",
    max_connections: "integer",
    ip_address: "string",
  },
  deleteWebhook: { drop_pending_updates: "boolean" },
  getUpdates: { offset: "integer", limit: "integer", timeout: "integer", allowed_updates: "array" },
  setMyCommands: { commands: "array", scope: "object", language_code: "string" },
  getMe: {},
  getFile: { file_id: "string" },
  getWebhookInfo: {},
};

/** A refusal for a method that does not exist or a parameter of a wrong kind. */
export function checkParameters(method: string, payload: Payload): Answer | undefined {
  const known = PARAMETERS[method];
  if (!known) return { code: 404, description: "Not Found: method not found" };
  for (const [name, value] of Object.entries(payload)) {
    const type = known[name];
    if (type === undefined) return bad(`parameter "${name}" is not one of ${method}`);
    if (!isOfType(value, type)) return bad(`parameter "${name}" must be of type ${type}`);
  }
  if ("chat_id" in known && payload["chat_id"] === undefined) return bad("chat_id is empty");
  return undefined;
}

function isOfType(value: unknown, type: string): boolean {
  if (type === "id") return Number.isSafeInteger(value) || /^(?:-?\d+|@\w+)$/.test(String(value));
  if (type === "integer") return Number.isSafeInteger(value);
  if (type === "array") return Array.isArray(value);
  if (type === "object")
    return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}

/** Text and buttons of a message, or why they are refused. */
export function readContent(payload: Payload): Content | { code: number; description: string } {
  const source = payload["text"];
  if (typeof source !== "string" || source === "") return bad("message text is empty");
  if (Buffer.byteLength(source) > 32_768) return bad("text is too long");
  if (/\p{Surrogate}/u.test(source)) return bad("strings must be encoded in UTF-8");
  const mode = String(payload["parse_mode"] ?? "").toLowerCase();
  if (mode !== "" && mode !== "html") return bad("unsupported parse_mode");
  const parsed =
    mode === "html" ? parseHtml(source) : { ok: true as const, text: source, entities: [] };
  if (!parsed.ok) return bad(`can't parse entities: ${parsed.problem}`);
  const text = cleanText(parsed.text);
  if (isEmptyText(text)) return bad("message text is empty");
  if (text.length > 4096) return bad("message is too long");
  const buttons = readButtons(payload["reply_markup"]);
  if ("code" in buttons) return buttons;
  const entities = parsed.entities.slice(0, MAX_ENTITIES);
  return { text, source, entities, ...buttons };
}

/** Text of a draft, or why it is refused; empty while somebody is thinking. */
export function readDraft(payload: Payload): Draft | { code: number; description: string } {
  const { chat_id, draft_id, text = "" } = payload;
  if (Number(chat_id) <= 0) return bad("drafts are for private chats only");
  if (Number(draft_id) === 0) return bad("draft_id must be non-zero");
  const content =
    text === "" ? { text: "" } : readContent({ text, parse_mode: payload["parse_mode"] });
  if ("code" in content) return content;
  return { draftId: Number(draft_id), text: content.text, canStop: payload["can_stop"] === true };
}

function readButtons(
  markup: unknown,
): { buttons: ShownButton[][] } | { code: number; description: string } {
  if (markup === undefined) return { buttons: [] };
  const rows = (markup as { inline_keyboard?: unknown }).inline_keyboard;
  if (!Array.isArray(rows)) return bad("object expected as reply markup");
  const buttons: ShownButton[][] = [];
  for (const row of rows) {
    if (!Array.isArray(row)) return bad('field "inline_keyboard" must be an Array of Arrays');
    const shown: ShownButton[] = [];
    for (const button of row) {
      const read = readButton(button as Payload);
      if ("code" in read) return read;
      shown.push(read);
    }
    if (shown.length > 8) return bad("too many buttons in a row");
    if (shown.length > 0) buttons.push(shown);
  }
  if (buttons.flat().length > 100) return bad("reply markup is too long");
  return { buttons };
}

function readButton(button: Payload): ShownButton | { code: number; description: string } {
  const { text, callback_data: token, style, ...others } = button;
  if (typeof text !== "string" || cleanText(text) === "")
    return bad("can't parse inline keyboard button: Text must be non-empty");
  if (Object.keys(others).length > 0) return bad("can't parse inline keyboard button");
  if (token === undefined) return bad("Text buttons are not allowed in the inline keyboard");
  const bytes = typeof token === "string" ? Buffer.byteLength(token) : 0;
  if (bytes < 1 || bytes > 64) return bad("BUTTON_DATA_INVALID");
  if (style !== undefined && !["danger", "success", "primary"].includes(String(style)))
    return bad("can't parse inline keyboard button: invalid button style specified");
  return {
    label: text,
    token: String(token),
    ...(style !== undefined && { style: String(style) }),
  };
}

/** Commands for the menu, or why they are refused. */
export function checkCommands(commands: unknown[]): Answer {
  if (commands.length > 100) return bad("BOT_COMMANDS_TOO_MUCH");
  for (const each of commands as { command?: unknown; description?: unknown }[]) {
    if (!/^[a-z0-9_]{1,32}$/.test(String(each.command))) return bad("BOT_COMMAND_INVALID");
    const length = String(each.description ?? "").length;
    if (length < 1 || length > 256) return bad("BOT_COMMAND_DESCRIPTION_INVALID");
  }
  return { result: true };
}

/** A webhook, or why it is refused. Loopback needs no TLS, as in the server's local mode. */
export function checkWebhook(payload: Payload): Answer {
  const url = String(payload["url"] ?? "");
  const secret = payload["secret_token"];
  if (url === "") return { result: true };
  const local = /^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?(?:\/|$)/.test(url);
  if (!local && !url.startsWith("https://"))
    return bad("bad webhook: An HTTPS URL must be provided for webhook");
  if (secret !== undefined && !/^[\w-]*$/.test(String(secret)))
    return bad("secret token contains unallowed characters");
  if (String(secret ?? "").length > 256) return bad("secret token is too long");
  return { result: true };
}
