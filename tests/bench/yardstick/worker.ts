import { DurableObject } from "cloudflare:workers";
import { Hono } from "hono";

interface Env {
  USER: DurableObjectNamespace<YardstickUser>;
  TELEGRAM_API_ROOT: string;
  TELEGRAM_BOT_TOKEN: string;
}

/** A row for what came in and a call for what goes out; nothing else. */
export class YardstickUser extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.storage.sql.exec("create table if not exists said (id integer primary key, text text)");
    ctx.storage.sql.exec(
      "create table if not exists due (id integer primary key, chat integer, at integer)",
    );
  }

  receive(chat: number, text: string): void {
    this.ctx.storage.sql.exec("insert into said (text) values (?)", text);
    this.ctx.waitUntil(this.send(chat, text));
  }

  /** `count` messages at the same instant (UTC milliseconds). */
  async remind(chat: number, at: number, count: number): Promise<void> {
    for (let n = 0; n < count; n++)
      this.ctx.storage.sql.exec("insert into due (chat, at) values (?, ?)", chat, at);
    await this.ctx.storage.setAlarm(at);
  }

  override async alarm(): Promise<void> {
    const { sql } = this.ctx.storage;
    const due = sql.exec<{ id: number; chat: number }>(
      "select id, chat from due where at <= ?",
      Date.now(),
    );
    await Promise.all(
      due.toArray().map(async ({ id, chat }) => {
        await this.send(chat, "It is time.");
        sql.exec("delete from due where id = ?", id);
      }),
    );
  }

  private async send(chat: number, text: string): Promise<void> {
    const { TELEGRAM_API_ROOT: api, TELEGRAM_BOT_TOKEN: token } = this.env;
    const response = await fetch(`${api}/bot${token}/sendMessage`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ chat_id: chat, text }),
    });
    await response.json();
  }
}

const app = new Hono<{ Bindings: Env }>();
const user = (env: Env, chat: number) => env.USER.get(env.USER.idFromName(String(chat)));

app.get("/health", (c) => c.json({ status: "ok" }));
app.post("/telegram/webhook", async (c) => {
  const { message } = await c.req.json<{ message: { chat: { id: number }; text: string } }>();
  await user(c.env, message.chat.id).receive(message.chat.id, message.text);
  return c.body(null, 200);
});
app.post("/bench/remind", async (c) => {
  const { chats, at, each } = await c.req.json<{ chats: number[]; at: number; each: number }>();
  await Promise.all(chats.map((chat) => user(c.env, chat).remind(chat, at, each)));
  return c.body(null, 200);
});

// biome-ignore lint/style/noDefaultExport: the platform takes the Worker from here
export default app;
