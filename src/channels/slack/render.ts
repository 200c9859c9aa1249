import type { types } from "@slack/bolt";
import {
  type Block,
  type Button,
  bold,
  type Reply,
  type Span,
  text,
} from "../../core/chat/reply.ts";
import { homeRest, sentTwice } from "../../core/wording/catalogue/chat.ts";
import { readerOf, t } from "../../core/wording/words.ts";
import { fallbackText, type Packed, pack, plainObject } from "./mrkdwn.ts";

/**
 * Slack's limits (docs.slack.dev/reference/block-kit/blocks). A message takes 50 blocks and, as an
 * undocumented `msg_blocks_too_long` shows, some 13,000 characters; one block is kept for a mark.
 */
const MAX_BLOCKS = 49;
const MAX_HOME_BLOCKS = 99;
export const MAX_MESSAGE = 12_000;
const MAX_SECTION = 3000;
const MAX_FIELD = 2000;
const MAX_FIELDS = 10;
const MAX_HEADER = 150;
const MAX_LABEL = 75;
const PER_ROW = 5;
const MAX_BUTTONS = 25;
/** Slack advises at most 4,000 for `text`; it cuts at 40,000. */
const MAX_TEXT = 4000;

/** One message of Slack. */
export interface SlackMessage {
  /** For notifications and for clients without blocks. */
  text: string;
  /** All of it, should Slack refuse the blocks. */
  wholeText: string;
  blocks: types.KnownBlock[];
}

/** A block and what it says in plain text. */
interface Piece {
  block: types.KnownBlock;
  plain: string;
}

/** The reply as the messages it becomes, at least one. Pure. */
export function renderMessages(reply: Reply): SlackMessage[] {
  const units = reply.blocks.flatMap(piecesOf).map((piece) => [piece]);
  const buttons = buttonRows(reply.buttons);
  // Buttons stay with the last block, where there is room for both.
  const last = units.pop() ?? [];
  units.push(...(fits([...last, ...buttons]) ? [[...last, ...buttons]] : [last, buttons]));
  const parts: Piece[][] = [[]];
  for (const unit of units) {
    const part = parts.at(-1) ?? [];
    if (part.length > 0 && !fits([...part, ...unit])) parts.push(unit);
    else part.push(...unit);
  }
  return parts.map(toMessage);
}

/** The reply as the Home tab, which has room for one. */
export function renderHome(reply: Reply, locale?: string): types.KnownBlock[] {
  const pieces = [...reply.blocks.flatMap(piecesOf), ...buttonRows(reply.buttons)];
  const shown = pieces.slice(0, MAX_HOME_BLOCKS).map(({ block }) => block);
  if (pieces.length > MAX_HOME_BLOCKS) shown.push(contextBlock(t(readerOf(locale), homeRest)));
  return shown.length > 0 ? shown : [sectionBlock("\u2026")];
}

/** The same message, saying that it may have come before. */
export function markRepeat(message: SlackMessage, locale?: string): SlackMessage {
  const mark = t(readerOf(locale), sentTwice);
  return {
    text: `${mark}\n${message.text}`,
    wholeText: `${mark}\n${message.wholeText}`,
    blocks: [contextBlock(mark), ...message.blocks],
  };
}

function fits(pieces: Piece[]): boolean {
  const length = JSON.stringify(pieces.map(({ block }) => block)).length;
  return pieces.length <= MAX_BLOCKS && length <= MAX_MESSAGE;
}

function toMessage(pieces: Piece[]): SlackMessage {
  const plain = pieces
    .map((piece) => piece.plain)
    .filter(Boolean)
    .join("\n");
  const blocks = pieces.map(({ block }) => block);
  return {
    text: fallbackText(plain, MAX_TEXT),
    wholeText: fallbackText(plain, MAX_MESSAGE * 3),
    blocks: blocks.length > 0 ? blocks : [sectionBlock("\u2026")],
  };
}

function piecesOf(block: Block): Piece[] {
  switch (block.t) {
    case "paragraph":
      return pack(block.spans, MAX_SECTION).map(sectionPiece);
    case "heading":
      return headingPieces(block.text);
    case "list":
      return pack(block.items.flatMap(itemSpans), MAX_SECTION).map(sectionPiece);
    case "fields":
      return fieldPieces(block.fields);
    case "note":
      return pack(block.spans, MAX_FIELD).map(({ mrkdwn, plain }) => ({
        block: contextBlock(mrkdwn),
        plain,
      }));
  }
}

function headingPieces(heading: string): Piece[] {
  if (heading.trim().length === 0) return [];
  if (heading.length > MAX_HEADER - 20) return pack([bold(heading)], MAX_SECTION).map(sectionPiece);
  const label = {
    type: "plain_text" as const,
    text: plainObject(heading, MAX_HEADER),
    emoji: false,
  };
  return [{ block: { type: "header", text: label }, plain: heading }];
}

function itemSpans(item: Extract<Block, { t: "list" }>["items"][number], index: number): Span[] {
  const number = item.number === undefined ? "" : `${item.number}. `;
  const mark = item.done === undefined ? "" : item.done ? "\u2611 " : "\u2610 ";
  return [
    text(`${index > 0 ? "\n" : ""}${number || mark ? number + mark : "\u2022 "}`),
    ...item.spans,
  ];
}

/** Up to ten small texts side by side; what is too long for a field goes on in the next. */
function fieldPieces(fields: { label: string; spans: Span[] }[]): Piece[] {
  const packed = fields.flatMap((field) => {
    const spans = [bold(field.label), text("\n"), ...field.spans];
    return pack(spans, MAX_FIELD).map((p) => ({ ...p, plain: p.plain.replace("\n", ": ") }));
  });
  const groups: Packed[][] = [];
  for (const field of packed) {
    const group = groups.at(-1);
    const length = group?.reduce((sum, { mrkdwn }) => sum + mrkdwn.length, 0) ?? 0;
    const hasRoom = group && group.length < MAX_FIELDS;
    if (hasRoom && length + field.mrkdwn.length <= MAX_SECTION) group.push(field);
    else groups.push([field]);
  }
  return groups.map((group) => ({
    block: { type: "section", fields: group.map(({ mrkdwn }) => mrkdwnObject(mrkdwn)) },
    plain: group.map(({ plain }) => plain).join("\n"),
  }));
}

function buttonRows(rows: Button[][]): Piece[] {
  let count = 0;
  return rows.flatMap((row) => {
    const shown = row.slice(0, MAX_BUTTONS - count).map((each) => button(each, count++));
    return Array.from({ length: Math.ceil(shown.length / PER_ROW) }, (_, i): Piece => {
      const elements = shown.slice(i * PER_ROW, (i + 1) * PER_ROW);
      return { block: { type: "actions", elements }, plain: "" };
    });
  });
}

function button({ label, token, tone }: Button, index: number): types.Button {
  return {
    type: "button",
    action_id: `b${index}`,
    text: { type: "plain_text", text: plainObject(label, MAX_LABEL), emoji: false },
    value: token,
    ...(tone !== "plain" && { style: tone }),
  };
}

// `verbatim`: Slack makes no links, channel names or mentions of its own out of plain words.
const mrkdwnObject = (value: string): types.MrkdwnElement => ({
  type: "mrkdwn",
  text: value,
  verbatim: true,
});

const sectionBlock = (value: string): types.SectionBlock => ({
  type: "section",
  text: mrkdwnObject(value),
});

const contextBlock = (value: string): types.ContextBlock => ({
  type: "context",
  elements: [mrkdwnObject(value)],
});

const sectionPiece = ({ mrkdwn, plain }: Packed): Piece => ({ block: sectionBlock(mrkdwn), plain });
