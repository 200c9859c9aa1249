import type { CommandSpec } from "../../core/capabilities/command.ts";

/** Slack cuts the hint in its menu; the rest is in /adjutant help. */
const MAX_HINT = 120;
/** Where no address is given; `.example` is nobody's. */
const SAMPLE_ORIGIN = "https://adjutant.example";

/**
 * The app's manifest (docs.slack.dev/reference/app-manifest): what we listen to and may do, no more.
 * One slash command for all, since command names are shared with every other app of a workspace.
 */
export function slackManifest(commands: readonly CommandSpec[], origin = SAMPLE_ORIGIN) {
  const request_url = `${origin}/slack/events`;
  return {
    display_information: {
      name: "Adjutant",
      description: "Tasks, reminders and your agenda, in plain words.",
    },
    features: {
      // Makes the status and the Stop button of an answer on its way possible.
      agent_view: { agent_description: "Keeps tasks, reminders and the agenda, in plain words." },
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: "Adjutant", always_online: true },
      slash_commands: [
        {
          command: "/adjutant",
          url: request_url,
          description: "Ask Adjutant, in plain words or with a command.",
          usage_hint: hint(commands),
          should_escape: false,
        },
      ],
    },
    oauth_config: {
      scopes: {
        bot: [
          "app_mentions:read",
          "assistant:write",
          "chat:write",
          "commands",
          "files:read",
          "im:history",
          "im:write",
          "users:read",
        ],
      },
    },
    settings: {
      event_subscriptions: {
        request_url,
        bot_events: [
          "agent_session_stopped",
          "app_home_opened",
          "app_mention",
          "app_uninstalled",
          "message.im",
          "tokens_revoked",
          "user_change",
        ],
      },
      interactivity: { is_enabled: true, request_url },
      org_deploy_enabled: true,
      socket_mode_enabled: false,
      token_rotation_enabled: false,
    },
  };
}

/** `[help | tasks | ...]`, as many as fit. */
function hint(commands: readonly CommandSpec[]): string {
  const names: string[] = [];
  for (const { name } of commands) {
    if (`[${[...names, name].join(" | ")} | ...]`.length > MAX_HINT) break;
    names.push(name);
  }
  return `[${[...names, "..."].join(" | ")}]`;
}
