import { type Block, type Reply, type Span, spansText } from "../../../src/core/chat/reply.ts";
import { safeLink } from "../../../web/src/view/links.ts";
import { type Call, HOSTS } from "../houses/house.ts";

/** A message as it stands before whoever gets it. */
export interface Shown {
  call: Call;
  /** Whom it went to. */
  to: string;
  /** All that can be read, markup taken off. */
  text: string;
  /** What a client makes a link of: where it leads, and what is written there. */
  links: { url: string; label: string }[];
  /** Who is called by name. */
  mentions: string[];
  /** Whatever is fetched without a press. */
  images: string[];
  buttons: { label: string; data?: string; url?: string }[];
}

/** Every message that was sent or edited, on any platform, and every look at one on its way. */
export function shownIn(calls: readonly Call[]): Shown[] {
  /** What has come of each stream so far. */
  const streams = new Map<unknown, string>();
  return calls.flatMap((call) => {
    if (call.host === HOSTS.telegram) return telegramMessage(call);
    if (call.method === "chat.appendStream") return slackStream(call, streams);
    if (call.host === HOSTS.slack) return slackMessage(call);
    if (call.host === HOSTS.page) return onPage(call);
    return [];
  });
}

/** It is no message of its own. */
export function isOnItsWay({ call }: Shown): boolean {
  return /Draft$|Stream$|^growing$|^panels$/.test(call.method);
}

/** Replies of every kind that the page draws: messages, one that grows, and what stands beside them. */
function onPage(call: Call): Shown[] {
  const {
    entries = [],
    panels = [],
    entry,
  } = call.body as {
    entries?: { reply?: Reply }[];
    panels?: { reply: Reply }[];
    entry?: { blocks: Block[] };
  };
  const growing = entry ? [{ blocks: entry.blocks, buttons: [] }] : [];
  const replies = [...entries, ...panels].flatMap(({ reply }) => reply ?? []);
  return [...replies, ...growing].map(({ blocks, buttons }) => {
    const spans = blocks.flatMap(spansIn);
    const texts = spans.map((span) => (span.t === "link" ? linkText(span) : spansText([span])));
    const free = spans.map((span) => (/code|link/.test(span.t) ? " " : spansText([span]))).join("");
    const links = spans.flatMap((span) => {
      const link = span.t === "link" ? safeLink(span.url) : null;
      return link === null ? [] : [{ url: link.href, label: spansText([span]) }];
    });
    // A browser makes links of nothing by itself; those on telephones do.
    const bare = [...free.matchAll(AUTOLINK)].map(([url]) => ({ url, label: url }));
    return {
      ...{ call, to: HOSTS.page, text: texts.join(""), links: [...links, ...bare] },
      mentions: [...free.matchAll(AUTOMENTION)].map(([name]) => name),
      images: [],
      buttons: buttons.flat().map(({ label, token }) => ({ label, data: token })),
    };
  });
}

function spansIn(block: Block): Span[] {
  const end: Span = { t: "text", text: "\n" };
  switch (block.t) {
    case "heading":
      return [{ t: "text", text: block.text }, end];
    case "list":
      return block.items.flatMap(({ spans }) => [...spans, end]);
    case "fields":
      return block.fields.flatMap(({ label, spans }): Span[] => [
        { t: "text", text: `${label} ` },
        ...spans,
        end,
      ]);
    default:
      return [...block.spans, end];
  }
}

/** As the page writes it: the host stands behind what does not say it. */
function linkText({ text, url }: Extract<Span, { t: "link" }>): string {
  const host = safeLink(url)?.host;
  return host === undefined || host === text ? text : `${text} (${host})`;
}

function slackStream(call: Call, streams: Map<unknown, string>): Shown[] {
  const { ts, channel, markdown_text } = call.body;
  const text = `${streams.get(ts) ?? ""}${String(markdown_text ?? "")}`;
  streams.set(ts, text);
  const free = text.replace(/`[^`\n]*`/g, " ");
  const marked = [...free.matchAll(/\[([^\]]*)\]\(([^)]*)\)/g)];
  const links = marked.map(([, label = "", url = ""]) => ({ url, label }));
  const bare = [...decoded(free).matchAll(AUTOLINK)].map(([url]) => ({ url, label: url }));
  const shown: Omit<Shown, "call" | "to"> = {
    ...{ text: "", links: [...links, ...bare], buttons: [] },
    mentions: [...decoded(free).matchAll(AUTOMENTION)].map(([name]) => name),
    images: [...free.matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)].map(([, url = ""]) => url),
  };
  readMrkdwn(text, shown);
  return [{ call, to: String(channel ?? ""), ...shown }];
}

const TAG = /<(\/?)([a-z-]+)([^>]*)>/gi;
const ENTITIES: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };
const decoded = (html: string) =>
  html.replace(/&(lt|gt|amp|quot);/g, (_, name) => ENTITIES[name] ?? "");
/** What clients make links of by themselves: addresses, and names of hosts under a top-level domain. */
const AUTOLINK =
  /(?<![\p{L}\p{N}])(?:(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:|tel:|tg:|javascript:|data:)[\p{L}\p{N}/][^\s<>"'“”]*|(?<![@.-])(?:[\p{L}\p{N}][\p{L}\p{N}-]*(?<!-)\.)+(?:example|com|org|net|io)(?:[/?#:][^\s<>"'“”]*)?)/giu;
/** Likewise for names; an address of mail is none. */
const AUTOMENTION = /(?<![\p{L}\p{N}._])@[a-z]\w{3,}/giu;
/** A word that becomes a button of its own in Telegram. */
const AUTOCOMMAND = /(?<![\p{L}\p{N}_/<>])\/[a-z]\w{0,31}(?![\w/<>])/giu;

function telegramMessage(call: Call): Shown[] {
  const { body, method } = call;
  const markup = body["reply_markup"] as { inline_keyboard?: object[][] } | undefined;
  const buttons = (markup?.inline_keyboard ?? []).flat().map((button) => {
    const { text, callback_data, url } = button as Record<string, string>;
    return {
      label: text ?? "",
      ...(callback_data && { data: callback_data }),
      ...(url && { url }),
    };
  });
  const html = String(body["text"] ?? body["caption"] ?? "");
  if (!/^(?:send|edit)/.test(method) || method === "sendChatAction") return [];
  const isHtml = body["parse_mode"] === "HTML";
  const links = [...html.matchAll(/<a href="([^"]*)">([\s\S]*?)<\/a>/g)].map(([, url, label]) => ({
    url: decoded(url ?? ""),
    label: decoded((label ?? "").replace(TAG, "")),
  }));
  // Neither in code nor in links does a client look for more of them.
  const free = decoded(
    (isHtml ? html : html.replaceAll("&", "&amp;"))
      .replace(/<(a|code|pre|tg-time)\b[^>]*>[\s\S]*?<\/\1>/gi, " ")
      .replace(TAG, ""),
  );
  const previews = (body["link_preview_options"] as { is_disabled?: boolean } | undefined)
    ?.is_disabled;
  const found = [...links, ...[...free.matchAll(AUTOLINK)].map(([url]) => ({ url, label: url }))];
  return [
    {
      call,
      to: String(body["chat_id"] ?? ""),
      text: decoded(html.replace(TAG, "")),
      links: found,
      mentions: [
        ...[...free.matchAll(AUTOMENTION), ...free.matchAll(AUTOCOMMAND)].map(([name]) => name),
        ...found.filter(({ url }) => url.startsWith("tg:")).map(({ url }) => url),
      ],
      images: [
        ...(/^(?:sendMessage|sendMessageDraft|edit\w+)$/.test(method)
          ? []
          : [String(body["photo"] ?? method)]),
        ...(previews === true || method === "sendMessageDraft" ? [] : found.map(({ url }) => url)),
      ],
      buttons,
    },
  ];
}

function slackMessage(call: Call): Shown[] {
  const { body, method } = call;
  if (!/^(?:chat\.|views\.)/.test(method)) return [];
  const all: Omit<Shown, "call" | "to"> = {
    text: "",
    links: [],
    mentions: [],
    images: [],
    buttons: [],
  };
  const blocks = body["blocks"] ?? (body["view"] as { blocks?: unknown } | undefined)?.blocks ?? [];
  for (const text of mrkdwnIn(blocks)) readMrkdwn(text, all);
  for (const element of elementsIn(blocks)) {
    if (element["type"] === "image") all.images.push(String(element["image_url"]));
    if (element["type"] !== "button") continue;
    const { text, value, url } = element as {
      text?: { text?: string };
      value?: string;
      url?: string;
    };
    all.buttons.push({
      label: text?.text ?? "",
      ...(value && { data: value }),
      ...(url && { url }),
    });
  }
  if (method === "chat.postMessage" && String(body["unfurl_links"]) !== "false")
    all.images.push(...all.links.map(({ url }) => url));
  // The text for notifications is read, too.
  const extra: typeof all = { text: "", links: [], mentions: [], images: [], buttons: [] };
  readMrkdwn(String(body["text"] ?? ""), extra);
  all.links.push(...extra.links);
  all.mentions.push(...extra.mentions);
  return [{ call, to: String(body["channel"] ?? body["user_id"] ?? ""), ...all }];
}

/** `<...>` is what Slack acts on; everything else is escaped, and `verbatim` ends its own guesses. */
function readMrkdwn(text: string, into: Omit<Shown, "call" | "to">): void {
  for (const [, token = ""] of text.matchAll(/<([^<>]*)>/g)) {
    if (token.startsWith("!date^")) continue;
    if (/^[@#!]/.test(token)) into.mentions.push(token);
    else {
      const [url = "", label = url] = token.split("|");
      into.links.push({ url: decoded(url), label: decoded(label) });
    }
  }
  into.text += `${decoded(text)}\n`;
}

function mrkdwnIn(value: unknown): string[] {
  return elementsIn(value)
    .filter(({ type }) => type === "mrkdwn" || type === "plain_text")
    .map(({ text }) => String(text ?? ""));
}

function elementsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(elementsIn);
  if (typeof value !== "object" || value === null) return [];
  const fields = value as Record<string, unknown>;
  return [fields, ...Object.values(fields).flatMap(elementsIn)];
}
