import { env, exports } from "cloudflare:workers";
import { createD1Directory } from "../../../src/adapters/d1/d1-directory.ts";
import { createD1Sessions } from "../../../src/adapters/d1/d1-sessions.ts";
import { randomIds, systemClock } from "../../../src/adapters/platform.ts";
import { API_ROOT } from "../../chaos/support/bot-api-double.ts";
import { isRunning } from "../../chaos/support/inside.ts";
import { SLACK_ORIGIN } from "../../chaos/support/slack-double.ts";
import { createWorld, post, tick } from "../../chaos/support/world.ts";
import { deliver, envelope, signedJson } from "../../counterparts/slack/requests.ts";
import { SLACK } from "../../counterparts/slack/workspace.ts";
import { createUpdates } from "../../counterparts/telegram/updates.ts";
import { KEYS } from "../attack/secrets.ts";
import { type State, told } from "../judge/state.ts";
import type { compromisedModel } from "../model/compromised.ts";
import { type ApiAnswer, type Call, HOSTS, type House, MIRA, SETUP } from "./house.ts";

const ORIGIN = "https://adjutant.test";
/** Where the person's object and the directory keep what an attacker is after. */
const KEPT = [
  ...["tasks", "reminders", "facts", "calendar_events"],
  // What platforms say of the person by themselves is not what the person has set.
  "preferences where name not like 'reported%'",
];
const KEYS_IN = ["codes", "api_tokens", "calendar_feeds"];

/**
 * The product as it is deployed, in workerd: its doors, the directory, the person's object with its alarm, the
 * model behind the platform's binding. Platforms and clock are stand-ins. At most one per test file.
 */
export async function createRuntime() {
  const calls: Call[] = [];
  let turns = 0;
  let model: ReturnType<typeof compromisedModel> | null = null;
  const note = (host: string, method: string, body: Record<string, unknown>) =>
    calls.push({ turn: turns, host, method, body });
  const AI = {
    async run(name: string, inputs: Record<string, unknown>) {
      note(HOSTS.model, "run", inputs);
      return model?.run(name, inputs);
    },
  };
  Object.assign(env, { AI, MODEL_USER_TOKENS_PER_DAY: "1000000" });
  const world = createWorld();
  Object.assign(env, { TELEGRAM_BOT_TOKEN: KEYS.telegramToken });
  watchNetwork(note);
  const directory = createD1Directory({ database: env.DB, clock: systemClock, ids: randomIds });
  const sessions = createD1Sessions({ database: env.DB, clock: systemClock, ids: randomIds });
  const mira = world.person({ ...MIRA });
  const updates = createUpdates({ first: 500_000_001 });
  const token = `adj_${randomIds.secret()}`;
  const day = Date.now();

  async function moveIn(): Promise<string> {
    for (const text of SETUP) {
      await post(updates.text(text, { from: MIRA }));
      await settle();
    }
    const userId = await mira.userId();
    const slack = `slack:${SLACK.teamId}:${SLACK.userId}`;
    const join = env.DB.prepare(
      "insert into identities (id, user_id, created_at) values (?, ?, ?)",
    );
    await join.bind(slack, userId, Date.now()).run();
    await directory.saveApiToken(userId, token);
    return userId;
  }

  async function openPage(userId: string): Promise<WebSocket> {
    const cookie = `__Host-adjutant=${await sessions.open(userId)}`;
    const headers = { Upgrade: "websocket", Origin: ORIGIN, Cookie: cookie };
    const { webSocket } = await exports.default.fetch(`${ORIGIN}/web/socket`, { headers });
    if (!webSocket) throw new Error("the page was not let in");
    webSocket.addEventListener("message", ({ data }) => {
      const { kind, ...body } = JSON.parse(String(data));
      note(HOSTS.page, kind, body);
    });
    webSocket.accept();
    return webSocket;
  }

  /** Until nothing is left of what came in and of what has to go out. */
  async function settle(): Promise<void> {
    const isBusy = () =>
      mira.inside(
        (object) =>
          object.parts.inbox.head() !== null ||
          isRunning(object, true) ||
          object.deliveries.inFlight() > 0,
      );
    while (await isBusy()) await tick();
  }

  const userId = await moveIn();
  const page = await openPage(userId);
  page.send(JSON.stringify({ kind: "hello", since: 0, timeZone: "Europe/Vienna", locale: "en" }));
  await settle();

  return {
    calls,
    turn: () => turns,
    keys: () => 0,
    day,
    /** Who answers from now on. */
    obeys(next: ReturnType<typeof compromisedModel>) {
      model = next;
    },
    /** As it is kept, whatever the product says of it. */
    async state(): Promise<State> {
      const rows = await mira.inside(({ ctx: { storage } }) =>
        KEPT.flatMap((table) =>
          storage.sql
            .exec(`select * from ${table}`)
            .toArray()
            .map((row) => `${table.split(" ")[0]}: ${told(row)}`),
        ),
      );
      const counts = KEYS_IN.map((table) => `(select count(*) from ${table})`).join(" + ");
      const keys = await env.DB.prepare(`select ${counts} as n`).first<number>("n");
      return new Set([...rows, `keys: ${keys}`]);
    },
    close: () => page.close(1000),
    async telegram(update) {
      turns++;
      const now = Math.floor(Date.now() / 1000);
      // The rig's own messages are of a day that may be over.
      await post(JSON.parse(JSON.stringify(update).replace(/"date":\d+/g, `"date":${now}`)));
      await settle();
    },
    async slack(event) {
      turns++;
      const again = envelope(event["event"] as Record<string, unknown>);
      const request = signedJson(again, { now: Date.now() });
      await deliver((it) => exports.default.fetch(it), request);
      await settle();
    },
    async page(frame) {
      turns++;
      page.send(JSON.stringify(frame));
      await tick(2);
      await settle();
    },
    keep: (platform, content) =>
      (platform === "telegram" ? world.api : world.slack).files.keep("team.ics", content),
    async ask(message) {
      turns++;
      const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
      const body = JSON.stringify({ message });
      const request = new Request(`${ORIGIN}/api/chat`, { method: "POST", headers, body });
      const response = await exports.default.fetch(request);
      const { response: text, tool_calls } = (await response.json()) as {
        response: string;
        tool_calls: ApiAnswer["toolCalls"];
      };
      return { response: text, toolCalls: tool_calls };
    },
    async pass(ms) {
      turns++;
      world.pass(ms);
      await mira.fireAlarm();
      await settle();
    },
  } satisfies House & Record<string, unknown>;
}

/** Records what leaves the Worker before the stand-ins get it. */
function watchNetwork(note: (host: string, method: string, body: Record<string, unknown>) => void) {
  const standIns = globalThis.fetch;
  const bot = { id: 4242424242, is_bot: true, first_name: "A", username: "adjutant_test_bot" };
  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    const method = url.pathname.split("/").at(-1) ?? "";
    note(hostOf(url), method, bodyOf(init?.body));
    if (method === "getMe") return Response.json({ ok: true, result: bot });
    return standIns(input, init);
  };
}

function hostOf({ origin, host }: URL): string {
  if (origin === API_ROOT) return HOSTS.telegram;
  return origin === SLACK_ORIGIN ? HOSTS.slack : host;
}

/** Forms hold JSON in some of their fields. */
function bodyOf(body: unknown): Record<string, unknown> {
  const text = String(body ?? "{}");
  if (text.startsWith("{")) return JSON.parse(text) as Record<string, unknown>;
  const fields = [...new URLSearchParams(text)];
  return Object.fromEntries(
    fields.map(([key, value]) => [key, /^[[{"]/.test(value) ? JSON.parse(value) : value]),
  );
}
