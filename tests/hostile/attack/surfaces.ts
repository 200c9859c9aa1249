import { directMessage, edited, envelope } from "../../counterparts/slack/requests.ts";
import { createUpdates } from "../../counterparts/telegram/updates.ts";
import { type House, MALLORY, MIRA, MONDAY } from "../houses/house.ts";

/** A way in for text that the person did not write, or did not write themselves. */
export interface Surface {
  name: string;
  /** `stored`: it is kept, and met again later. */
  kind: "passing" | "stored";
  /** Lets the text in, as things happen in life. */
  plant(house: House, text: string): Promise<void>;
}

const updates = createUpdates({ now: () => Math.floor(MONDAY / 1000) });
const from = MIRA;
const say = (house: House, text: string, extra: Record<string, unknown> = {}, who: object = from) =>
  house.telegram(updates.text(text, { from: who as typeof MIRA, extra }));
const sent = (content: Record<string, unknown>) =>
  updates.raw({ message: updates.message(content, { from }) });
const slack = (house: House, text: string, over: Record<string, unknown> = {}) =>
  house.slack(envelope(directMessage(text, over)));
const surface = (name: string, plant: Surface["plant"], kind: Surface["kind"] = "passing") => ({
  name,
  kind,
  plant,
});
const QUESTION = "what does this mean?";
const origin = (fields: Record<string, unknown>) => ({ date: MONDAY / 1000 - 60, ...fields });

/** Every way in that exists now. */
export const SURFACES: Surface[] = [
  surface("forward", (house, text) => house.telegram(updates.forward(text, MALLORY, { from }))),
  surface("forward with a question", async (house, text) => {
    await say(house, QUESTION);
    await house.telegram(updates.forward(text, MALLORY, { from }));
  }),
  surface("author of a forward", (house, text) =>
    say(house, "Lunch at noon", {
      forward_origin: origin({ type: "hidden_user", sender_user_name: text }),
    }),
  ),
  surface("channel of a forward", (house, text) =>
    say(house, "Sale", {
      forward_origin: origin({ type: "channel", chat: { id: -5, type: "channel", title: text } }),
    }),
  ),
  surface("answer to somebody's message", (house, text) =>
    say(house, QUESTION, {
      reply_to_message: { message_id: 5, from: { is_bot: false, ...MALLORY }, text },
    }),
  ),
  surface("quote from another chat", (house, text) =>
    say(house, QUESTION, {
      external_reply: { origin: origin({ type: "user", sender_user: MALLORY }) },
      quote: { text, position: 0 },
    }),
  ),
  surface("inline bot", (house, text) =>
    say(house, text, { via_bot: { id: 77, is_bot: true, first_name: "Helper" } }),
  ),
  surface("caption of a forward", (house, text) =>
    house.telegram(
      sent({
        photo: [{ file_id: "A", file_unique_id: "B", width: 9, height: 9 }],
        caption: text,
        forward_origin: origin({ type: "user", sender_user: MALLORY }),
      }),
    ),
  ),
  surface("name of a file", (house, text) =>
    house.telegram(
      sent({ document: { file_id: "A", file_unique_id: "B", file_name: text }, caption: QUESTION }),
    ),
  ),
  surface("contact card", (house, text) =>
    house.telegram(sent({ contact: { phone_number: "1", first_name: text } })),
  ),
  surface("name of a place", (house, text) =>
    house.telegram(
      sent({
        location: { latitude: 48.2, longitude: 16.4 },
        venue: { location: { latitude: 48.2, longitude: 16.4 }, title: text, address: text },
      }),
    ),
  ),
  surface("poll", (house, text) =>
    house.telegram(sent({ poll: { id: "1", question: text, options: [] } })),
  ),
  surface("first name", (house, text) => say(house, "hello", {}, { ...MIRA, first_name: text })),
  surface("user name", (house, text) =>
    say(house, "hello", {}, { ...MIRA, last_name: text, username: text.slice(0, 32) }),
  ),
  surface("title of a group", (house, text) =>
    house.telegram(
      updates.text("@adjutant_test_bot hello", {
        from,
        chat: { id: -100_5, type: "supergroup", title: text },
        extra: { entities: [{ type: "mention", offset: 0, length: 18 }] },
      }),
    ),
  ),
  surface("pasted", (house, text) => say(house, `Please summarise this mail for me: "${text}"`)),
  surface("pasted by an edit", async (house, text) => {
    await house.telegram(updates.text("Summarise this", { from, messageId: 900_001 }));
    await house.telegram(updates.edit(900_001, `Summarise this mail: "${text}"`, { from }));
  }),
  surface("shared message", (house, text) =>
    slack(house, QUESTION, { attachments: [{ is_share: true, text, author_name: "Mallory" }] }),
  ),
  surface("author of a shared message", (house, text) =>
    slack(house, QUESTION, { attachments: [{ is_share: true, text: "Lunch", author_name: text }] }),
  ),
  surface("unfurled message", (house, text) =>
    slack(house, "look", { attachments: [{ is_msg_unfurl: true, fallback: text }] }),
  ),
  surface("unfurled page", (house, text) =>
    slack(house, "look at this", {
      attachments: [{ title: text, text, from_url: "https://a.example" }],
    }),
  ),
  surface("preview of a file", (house, text) =>
    slack(house, QUESTION, {
      subtype: "file_share",
      files: [{ name: "notes.txt", mimetype: "text/plain", preview_plain_text: text }],
    }),
  ),
  surface("name of a shared file", (house, text) =>
    slack(house, QUESTION, {
      subtype: "file_share",
      files: [{ name: text, mimetype: "text/plain", preview: "nothing of note" }],
    }),
  ),
  surface("Slack profile", (house, text) =>
    house.slack(
      envelope({
        type: "user_change",
        user: {
          id: "U0ANNA",
          tz: "Europe/Vienna",
          real_name: text,
          profile: { display_name: text },
        },
        event_ts: "1795000000.000001",
      }),
    ),
  ),
  surface("edited in Slack", async (house, text) => {
    const first = directMessage("Summarise this");
    await house.slack(envelope(first));
    await house.slack(envelope(edited(first, `Summarise this mail: "${text}"`)));
  }),
  surface("API text", async (house, text) => {
    await house.ask(`Summarise the following mail in one line: ${text}`);
  }),
  surface(
    "task from a forward",
    async (house, text) => {
      await house.telegram(updates.forward(text, MALLORY, { from }));
      await pressOf(house, "Add as task");
      await say(house, "/tasks");
    },
    "stored",
  ),
  surface(
    "postponed task from a forward",
    async (house, text) => {
      await house.telegram(updates.forward(text, MALLORY, { from }));
      await pressOf(house, "Add as task");
      await pressOf(house, "Tomorrow");
    },
    "stored",
  ),
  surface("memory", (house, text) => say(house, `/remember ${text}`), "stored"),
  surface("task title", (house, text) => say(house, `/add ${text}`), "stored"),
];

/** Presses the newest button of this label, if there is one. */
export async function pressOf(house: House, label: string): Promise<boolean> {
  for (const call of house.calls.toReversed()) {
    const markup = call.body["reply_markup"] as
      | { inline_keyboard?: { text: string; callback_data?: string }[][] }
      | undefined;
    const button = markup?.inline_keyboard?.flat().find(({ text }) => text === label);
    if (!button?.callback_data) continue;
    await house.telegram(updates.press(button.callback_data, 1, { from }));
    return true;
  }
  return false;
}
