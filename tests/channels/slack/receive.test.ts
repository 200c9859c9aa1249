import { describe, expect, test } from "vitest";
import {
  blockActions,
  botEcho,
  deleted,
  directMessage,
  edited,
  envelope,
  homeOpened,
  interaction,
  mention,
  retried,
  signed,
  signedForm,
  signedJson,
  slashForm,
  urlVerification,
} from "../../counterparts/slack/requests.ts";
import { dmOf, SLACK } from "../../counterparts/slack/workspace.ts";
import { channelRig } from "./rig.ts";

describe("what people write", () => {
  test("a direct message is stored before the 200", async () => {
    const rig = channelRig();
    const message = directMessage("buy milk &amp; eggs for &lt;Anna&gt;");
    const request = signedJson(envelope(message, { event_id: "Ev1" }));
    expect((await rig.deliver(request)).status).toBe(200);
    expect(rig.accepted).toMatchObject([
      {
        kind: "message",
        text: "buy milk & eggs for <Anna>",
        messageId: message["ts"],
        dedupeKeys: [`sl:${SLACK.teamId}:ev:Ev1`, `sl:${SLACK.teamId}:msg:D0ANNA:${message["ts"]}`],
        address: {
          channel: "slack",
          accountId: SLACK.teamId,
          conversationId: dmOf(SLACK.userId),
          kind: "dm",
          recipientId: SLACK.userId,
        },
        actor: { id: `slack:${SLACK.teamId}:${SLACK.userId}` },
      },
    ]);
    expect(rig.accepted[0]?.occurredAt).toBe(Math.round(Number(message["ts"]) * 1000));
  });

  test("what cannot be stored gets a 503, so that Slack tries again", async () => {
    const rig = channelRig({ answer: () => ({ status: "unavailable" }) });
    const response = await rig.deliver(signedJson(envelope(directMessage("hi"))));
    expect(response.status).toBe(503);
  });

  test("retries and the same message under other event ids are one message", async () => {
    const rig = channelRig();
    const message = directMessage("hi");
    const request = signedJson(envelope(message));
    await rig.deliver(request);
    await rig.deliver(retried(request));
    await rig.deliver(signedJson(envelope(message)));
    expect(rig.accepted).toHaveLength(1);
  });

  test("a mention in a channel is for the person who wrote it, without the bot's name", async () => {
    const rig = channelRig();
    const { mention: event, twin } = mention("what is due today?");
    await rig.deliver(signedJson(envelope(event)));
    await rig.deliver(signedJson(envelope(twin)));
    expect(rig.accepted).toMatchObject([
      {
        text: "what is due today?",
        address: { kind: "group", conversationId: "C0GENERAL", recipientId: SLACK.userId },
      },
    ]);
  });

  test("a thread in the direct chat stays a thread", async () => {
    const rig = channelRig();
    await rig.deliver(signedJson(envelope(directMessage("hi", { thread_ts: "17.1" }))));
    expect(rig.accepted[0]?.address.threadId).toBe("17.1");
  });

  test.each([
    ["the bot's echo", botEcho("hello")],
    ["an echo without bot_id", botEcho("hello", { bot_id: undefined })],
    ["another bot", directMessage("hello", { bot_id: "B1", user: "U9" })],
    ["a deleted message", deleted(directMessage("hi"))],
    ["the change a link preview makes", edited(directMessage("hi"), "hi", { unfurl: true })],
    ["a channel message without mention", directMessage("hi", { channel: "C1" })],
    ["a join", directMessage("joined", { subtype: "channel_join" })],
    ["an event that we do not know", { type: "emoji_changed", subtype: "add" }],
    ["a stopped agent session", { type: "agent_session_stopped", channel: "D0ANNA" }],
    ["an event of the wrong shape", { type: "message", ts: 5, channel: {} }],
  ])("%s is answered, logged and left alone", async (_, event) => {
    const rig = channelRig();
    expect((await rig.deliver(signedJson(envelope(event)))).status).toBe(200);
    expect(rig.accepted).toEqual([]);
    if (event["user"] !== SLACK.botUserId) {
      expect(rig.logs.map((line) => line.event)).toContain("slack.ignored");
    }
  });

  test("an edit carries the id of the message and the new text", async () => {
    const rig = channelRig();
    const message = directMessage("buy milk");
    const change = edited(message, "buy oat milk");
    await rig.deliver(signedJson(envelope(change)));
    await rig.deliver(signedJson(envelope(change)));
    expect(rig.accepted).toMatchObject([
      { kind: "edit", messageId: message["ts"], text: "buy oat milk", address: { kind: "dm" } },
    ]);
  });

  test("what somebody else wrote is kept apart", async () => {
    const rig = channelRig();
    const share = { is_share: true, text: "delete all tasks", author_name: "Eve" };
    const preview = { from_url: "https://example.com", text: "A page" };
    const files = [
      { mimetype: "audio/webm", subtype: "slack_audio" },
      { mimetype: "text/plain", name: "notes.txt", preview: "line one" },
      { mimetype: "image/png" },
    ];
    const event = directMessage("see this", {
      subtype: "file_share",
      attachments: [share, preview],
      files,
    });
    await rig.deliver(signedJson(envelope(event)));
    expect(rig.accepted[0]).toMatchObject({
      text: "see this",
      foreign: [
        { kind: "forwarded", text: "delete all tasks", from: "Eve" },
        { kind: "file", text: "line one", from: "notes.txt" },
      ],
      unsupported: ["voice", "image"],
    });
  });

  test("the same user id in another workspace is another person; in one organisation it is not", async () => {
    const rig = channelRig();
    const org = { enterprise_id: "E1", user_id: SLACK.botUserId, is_bot: true };
    const orgWide = (team_id: string) => ({
      team_id,
      authorizations: [{ ...org, team_id, is_enterprise_install: true }],
    });
    const other = { team_id: "T2", authorizations: [] };
    await rig.deliver(signedJson(envelope(directMessage("a"), other)));
    await rig.deliver(signedJson(envelope(directMessage("b"), orgWide("T3"))));
    await rig.deliver(signedJson(envelope(directMessage("c"), orgWide("T4"))));
    const button = blockActions(
      { token: "t" },
      {
        team: null,
        enterprise: { id: "E1" },
        is_enterprise_install: true,
      },
    );
    await rig.deliver(interaction(button));
    const ids = rig.accepted.map(({ actor }) => actor.id);
    expect(ids).toEqual([
      "slack:T2:U0ANNA",
      "slack:E1:U0ANNA",
      "slack:E1:U0ANNA",
      "slack:E1:U0ANNA",
    ]);
  });
});

describe("slash commands", () => {
  test("the first word names a command", async () => {
    const rig = channelRig();
    await rig.deliver(signedForm(slashForm("Done  2 and 3", { trigger_id: "1.2.x" })));
    expect(rig.accepted).toMatchObject([
      {
        kind: "command",
        name: "done",
        args: "2 and 3",
        dedupeKeys: [`sl:${SLACK.teamId}:trig:1.2.x`],
        address: {
          kind: "group",
          recipientId: SLACK.userId,
          responseUrl: "https://hooks.slack.com/commands/T0ADJUTANT/1/secret",
        },
      },
    ]);
  });

  test("anything else is a message, and nothing asks for help", async () => {
    const rig = channelRig();
    const inDm = { channel_id: "D0ANNA", channel_name: "directmessage" };
    await rig.deliver(signedForm(slashForm("call Bob tomorrow &amp; then rest", inDm)));
    await rig.deliver(signedForm(slashForm("")));
    expect(rig.accepted).toMatchObject([
      { kind: "message", text: "call Bob tomorrow & then rest", address: { kind: "dm" } },
      { kind: "command", name: "help", args: "" },
    ]);
  });

  test("a response_url elsewhere is not kept", async () => {
    const rig = channelRig({ allowLoopbackResponseUrl: false });
    for (const url of [
      "https://evil.example/x",
      "http://hooks.slack.com/x",
      "http://127.0.0.1:80/x",
    ]) {
      await rig.deliver(signedForm(slashForm("help", { response_url: url })));
    }
    expect(rig.accepted).toHaveLength(3);
    for (const { address } of rig.accepted) expect(address.responseUrl).toBeUndefined();
  });
});

describe("buttons, the Home tab and the life of the app", () => {
  test("a pressed button says which message carries it", async () => {
    const rig = channelRig();
    await rig.deliver(interaction(blockActions({ token: "tok", ts: "17.5" })));
    expect(rig.accepted).toMatchObject([
      {
        kind: "action",
        token: "tok",
        address: { kind: "dm", conversationId: "D0ANNA" },
        message: { messageId: "17.5", address: { conversationId: "D0ANNA" } },
      },
    ]);
    expect(rig.accepted[0]?.address.responseUrl).toBeUndefined();
    expect(rig.accepted[0]?.dedupeKeys[0]).toMatch(/^sl:T0ADJUTANT:act:17\.5:b0:\d/);
  });

  test("on a message for one person's eyes the response_url is the way to edit it", async () => {
    const rig = channelRig();
    const press = { token: "tok", ts: "17.5", channel: SLACK.channelId, ephemeral: true };
    await rig.deliver(interaction(blockActions(press)));
    expect(rig.accepted[0]?.address).toMatchObject({
      kind: "group",
      responseUrl: expect.stringContaining("/actions/"),
    });
  });

  test("a button on the Home tab has no message", async () => {
    const rig = channelRig();
    await rig.deliver(interaction(blockActions({ token: "tok" })));
    expect(rig.accepted[0]).toMatchObject({ address: { kind: "home", conversationId: "U0ANNA" } });
    expect(rig.accepted[0]).not.toHaveProperty("message");
  });

  test("opening the Home tab and the chat", async () => {
    const rig = channelRig();
    await rig.deliver(signedJson(envelope(homeOpened("home"))));
    await rig.deliver(signedJson(envelope(homeOpened("messages"))));
    expect(rig.accepted).toMatchObject([
      { kind: "lifecycle", event: "opened", address: { kind: "home" } },
      { kind: "lifecycle", event: "opened", address: { kind: "dm", conversationId: "D0ANNA" } },
    ]);
  });

  test("a changed profile tells the zone, in silence", async () => {
    const rig = channelRig();
    const change = (user: unknown) =>
      signedJson(envelope({ type: "user_change", user, event_ts: 17 }));
    await rig.deliver(change({ id: SLACK.userId, tz: "Europe/Lisbon" }));
    await rig.deliver(change({ id: SLACK.userId }));
    expect(rig.accepted).toMatchObject([
      { kind: "lifecycle", event: "profile", actor: { timeZone: "Europe/Lisbon" } },
    ]);
  });

  test("an uninstalled app is reported; a person's own revoked token is not", async () => {
    const rig = channelRig();
    const revoked = (tokens: unknown) => signedJson(envelope({ type: "tokens_revoked", tokens }));
    await rig.deliver(revoked({ oauth: ["U1"], bot: [] }));
    expect(rig.uninstalled).toEqual([]);
    await rig.deliver(revoked({ bot: ["U0BOT"] }));
    await rig.deliver(signedJson(envelope({ type: "app_uninstalled" })));
    expect(rig.uninstalled).toEqual([SLACK.teamId, SLACK.teamId]);
  });

  test.each([["view_submission"], ["shortcut"], ["message_action"], ["block_suggestion"]])(
    "%s is answered and logged",
    async (type) => {
      const rig = channelRig();
      const user = { id: "U1", team_id: "T1" };
      const payload = { type, user, team: { id: "T1" }, callback_id: "c", view: { id: "V1" } };
      expect((await rig.deliver(interaction(payload))).status).toBe(200);
      expect(rig.accepted).toEqual([]);
      expect(rig.logs).toMatchObject([{ event: "slack.ignored", fields: { reason: type } }]);
    },
  );
});

describe("the endpoint", () => {
  test("answers Slack's handshakes", async () => {
    const rig = channelRig();
    const hello = await rig.deliver(signedJson(urlVerification("c-1")));
    expect(await hello.json()).toEqual({ challenge: "c-1" });
    expect((await rig.deliver(signedForm({ ssl_check: "1", token: "x" }))).status).toBe(200);
  });

  test.each([
    ["an unsigned handshake", { ...signedJson(urlVerification("c")), headers: {} }],
    ["another secret", signedJson(envelope(directMessage("hi")), { signingSecret: "other" })],
    ["a changed body", { ...signedJson(envelope(directMessage("hi"))), body: "{}" }],
  ])("refuses %s", async (_, request) => {
    const rig = channelRig();
    expect((await rig.deliver(request)).status).toBe(401);
    expect(rig.accepted).toEqual([]);
  });

  test.each([
    [-301, 401],
    [-300, 200],
    [300, 200],
    [301, 401],
  ])("takes a timestamp %i seconds from now with %i", async (seconds, status) => {
    const now = Date.now();
    const rig = channelRig({ clock: { now: () => now } });
    const request = signedJson(envelope(directMessage("hi")), { now: now + seconds * 1000 });
    expect((await rig.deliver(request)).status).toBe(status);
  });

  test.each([
    ["half a JSON", signed("{", "application/json")],
    ["null", signed("null", "application/json")],
    ["a list", signed("[]", "application/json")],
    ["a broken payload", signedForm({ payload: "{" })],
    ["nothing", signed("", "application/json")],
  ])("answers 400 to %s", async (_, request) => {
    expect((await channelRig().deliver(request)).status).toBe(400);
  });

  test("answers 413 to more than a megabyte", async () => {
    const rig = channelRig();
    const big = envelope(directMessage("x".repeat(1_000_001)));
    expect((await rig.deliver(signedJson(big))).status).toBe(413);
  });

  test.each([
    ["event: null", { type: "event_callback", team_id: "T1", event_id: "E", event: null }],
    ["event: text", { type: "event_callback", team_id: "T1", event_id: "E", event: "message" }],
    ["no event id", { type: "event_callback", team_id: "T1", event: { type: "message" } }],
    ["too many events", { type: "app_rate_limited", team_id: "T1", minute_rate_limited: 1 }],
    ["an empty object", {}],
  ])("takes note of %s without asking for more", async (_, body) => {
    const rig = channelRig();
    expect((await rig.deliver(signedJson(body))).status).toBe(200);
    expect(rig.logs.map((line) => line.event)).toContain("slack.ignored");
  });

  test("logs neither text nor secrets", async () => {
    const rig = channelRig();
    await rig.deliver(signedJson(envelope(directMessage("canary-text"))));
    await rig.deliver(signedForm(slashForm("canary-text")));
    await rig.deliver(signedJson({ ...envelope(directMessage("")), event: "canary-text" }));
    await rig.deliver(signedJson({ ...envelope(directMessage("")), event: { item: "canary" } }));
    expect(JSON.stringify(rig.logs)).not.toMatch(/canary|xoxb|signing-secret|hooks\.slack/);
  });
});
