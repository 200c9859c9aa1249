const CHANNELS = {
  web: { label: "web" },
  api: { label: "API" },
  telegram: { label: "Telegram", needs: "TELEGRAM_BOT_TOKEN and TELEGRAM_WEBHOOK_SECRET" },
  slack: { label: "Slack", needs: "SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN" },
};
const MODEL_NEEDS = "OPENAI_BASE_URL and OPENAI_MODEL (OPENAI_API_KEY if the server asks for one)";

/**
 * What a person needs to know once it runs.
 * @param {string} url
 * @param {{ channels?: Record<string, boolean>, model?: string | null }} health body of GET /health
 */
export function welcome(url, { channels = {}, model }) {
  const on = Object.keys(CHANNELS).filter((name) => channels[name] === true);
  const off = Object.keys(CHANNELS).filter((name) => channels[name] === false);
  const hints = off
    .filter((name) => CHANNELS[name].needs)
    .map((name) => `  ${CHANNELS[name].label}: ${CHANNELS[name].needs}`);
  if (model === null) hints.push(`  Model: ${MODEL_NEEDS}`);
  const lines = [`Adjutant runs: ${url}`];
  if (on.length > 0) lines.push(`Channels: ${on.map((name) => CHANNELS[name].label).join(", ")}`);
  if (model !== undefined)
    lines.push(`Model: ${model ?? "none; it does what it understands by itself"}`);
  if (hints.length > 0)
    lines.push("To switch more on, set in .dev.vars and start again:", ...hints);
  lines.push("Stop with Ctrl+C.");
  return lines.join("\n");
}
