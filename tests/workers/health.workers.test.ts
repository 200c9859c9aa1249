import { env, exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";

describe("the Worker", () => {
  it("answers on /health", async () => {
    const response = await exports.default.fetch("http://adjutant.test/health");
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: "ok" });
  });

  it("finds the migrations applied", async () => {
    const { results } = await env.DB.prepare("select name from d1_migrations").all();
    expect(results.length).toBe(env.TEST_MIGRATIONS.length);
  });

  it("reaches nothing beyond this machine", async () => {
    const response = await fetch("https://example.com/");
    expect(response.status).toBe(599);
  });

  it("gets no settings from the developer's own files", () => {
    expect(env).toMatchObject({ TELEGRAM_BOT_TOKEN: "", OPENAI_API_KEY: "" });
  });
});
