import { describe, expect, it } from "vitest";
import { parseSettings } from "../src/settings.ts";

const models = (vars: Record<string, string>) => {
  const parsed = parseSettings(vars);
  return parsed.ok ? parsed.settings.models : parsed.problem;
};
const OLLAMA = { OPENAI_BASE_URL: "http://localhost:11434/v1/", OPENAI_MODEL: "llama3.2" };

describe("the settings of models", () => {
  it("need nothing", () => {
    expect(models({ OPENAI_MODEL: " ", MODEL_ORDER: "" })).toMatchObject({
      order: ["workers-ai", "openai"],
      workersAi: { model: "@cf/meta/llama-3.3-70b-instruct-fp8-fast" },
      openai: null,
    });
  });

  it("take a local server, and OpenAI itself by its key alone", () => {
    expect(models(OLLAMA)).toMatchObject({
      openai: { baseUrl: "http://localhost:11434/v1", model: "llama3.2", tools: "prompt" },
    });
    expect(models({ OPENAI_API_KEY: "k", OPENAI_MODEL: "m" })).toMatchObject({
      openai: { baseUrl: "https://api.openai.com/v1", tools: "native", apiKey: "k" },
    });
    const whole = { ...OLLAMA, OPENAI_BASE_URL: "https://a.example/v1/chat/completions" };
    expect(models(whole)).toMatchObject({ openai: { baseUrl: "https://a.example/v1" } });
  });

  it.each([
    ["OPENAI_MODEL", { OPENAI_BASE_URL: "http://localhost:1/v1" }],
    ["OPENAI_BASE_URL", { OPENAI_MODEL: "m" }],
    ["https://", { ...OLLAMA, OPENAI_BASE_URL: "http://models.example/v1" }],
    ["OPENAI_TOOLS", { ...OLLAMA, OPENAI_TOOLS: "both" }],
    ["MODEL_ORDER", { MODEL_ORDER: "llama" }],
    ["twice", { ...OLLAMA, MODEL_ORDER: "openai, openai" }],
    ["OPENAI_MODEL is not set", { MODEL_ORDER: "openai" }],
    ["does not name openai", { ...OLLAMA, MODEL_ORDER: "workers-ai" }],
    ["WORKERS_AI_MODEL", { WORKERS_AI_MODEL: "llama" }],
    ["MODEL_TOKENS_PER_DAY", { MODEL_TOKENS_PER_DAY: "2.000.000" }],
    ["MODEL_USER_TOKENS_PER_DAY", { MODEL_USER_TOKENS_PER_DAY: "-1" }],
  ])("say what is wrong: %s", (words, vars) => {
    expect(models(vars as Record<string, string>)).toContain(words);
  });
});
