/**
 * Slack escapes `& < >` in what people write and puts links, mentions and dates in angle brackets
 * (docs.slack.dev/messaging/formatting-message-text). The core sees none of it.
 */

const TOKEN = /<([^<>]*)>|&(amp|lt|gt);/g;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">" };

/** What the person typed, from Slack's `text`. */
export function plainText(text: string): string {
  return text.replace(TOKEN, (_, token: string | undefined, entity: string) =>
    token === undefined ? (ENTITIES[entity] ?? "") : tokenText(token),
  );
}

/** Without the mentions of the bot that only call it ("<@U0BOT> what is due?"). */
export function withoutMention(text: string, botUserId: string | undefined): string {
  const id = botUserId === undefined ? "[UW][A-Z0-9]+" : botUserId.replace(/[^A-Z0-9]/gi, "");
  const mention = `<@${id}(?:\\|[^<>]*)?>`;
  const called = text.replace(new RegExp(`^\\s*${mention}[\\s,:]*`), "");
  // An unknown id is the bot's at the start only: later in the text it may be anybody.
  return (botUserId === undefined ? called : called.replace(new RegExp(mention, "g"), "")).trim();
}

function tokenText(token: string): string {
  const bar = token.indexOf("|");
  const target = unescaped(bar < 0 ? token : token.slice(0, bar));
  const label = bar < 0 ? "" : unescaped(token.slice(bar + 1));
  switch (target[0]) {
    case "@":
    case "#":
      return label ? target[0] + label.replace(/^[@#]/, "") : target;
    case "!":
      return label || `@${target.slice(1).split("^")[0]}`;
    default: {
      const address = target.replace(/^(mailto|tel):/, "");
      // A bare address is made a link by Slack, with what was typed as its label.
      return !label || address.includes(label) ? label || address : `${label} (${address})`;
    }
  }
}

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt);/g, (_, entity: string) => ENTITIES[entity] ?? "");
