import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { createTelegramChannel } from "../../../src/channels/telegram/channel.ts";
import { say } from "../../../src/core/chat/reply.ts";
import {
  countingIds,
  fixedClock,
  recordingLog,
  scriptedIntake,
} from "../../contracts/channel-doubles.ts";

const SECRET = "telegram-test-secret_0123456789";
const CHAT = "7100200301";

/** In the runtime that it is made for, with its own fetch: what Node lets pass may throw here. */
function open(apiRoot: string) {
  const ports = {
    intake: scriptedIntake(),
    log: recordingLog(),
    clock: fixedClock(),
    ids: countingIds(),
  };
  const token = "4242424242:AAF-adjutant_test_token_0123456789ab";
  const channel = createTelegramChannel({ ...ports, token, secret: SECRET, apiRoot });
  const post = (body: BodyInit, secret = SECRET) => {
    const headers = { "x-telegram-bot-api-secret-token": secret };
    const request = new Request("https://adjutant.example/telegram/webhook", {
      method: "POST",
      headers,
      body,
    });
    const context = createExecutionContext();
    return { context, response: channel.routes.fetch(request, {}, context) };
  };
  const send = () =>
    channel.sender.send(
      {
        idempotencyKey: "k1",
        address: {
          channel: "telegram",
          accountId: "4242424242",
          conversationId: CHAT,
          kind: "dm",
        },
        reply: say("hello"),
        notify: false,
        repeat: false,
      },
      0,
    );
  return { ...ports, post, send };
}

const press = JSON.stringify({
  update_id: 7,
  callback_query: {
    id: "77",
    from: { id: Number(CHAT), is_bot: false, first_name: "Mira" },
    data: "tok",
  },
});

describe("in workerd", () => {
  it("takes a press and answers it in the background", async () => {
    const { post, intake } = open("https://telegram.invalid");
    const { context, response } = post(press);
    expect((await response).status).toBe(200);
    await waitOnExecutionContext(context);
    expect(intake.accepted).toMatchObject([{ kind: "action", token: "tok" }]);
  });

  it("refuses a wrong secret and a stream without an end", async () => {
    const { post } = open("https://telegram.invalid");
    expect((await post(press, `${SECRET}0`).response).status).toBe(401);
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
    });
    expect((await post(endless).response).status).toBe(413);
  });

  it("reads the status of a page that is not the API's", async () => {
    // Tests reach this machine only; everything else answers 599.
    expect(await open("https://telegram.invalid").send()).toEqual({
      outcome: "retry",
      reason: "status 599",
    });
  });
});
