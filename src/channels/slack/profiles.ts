import type { Clock } from "../../core/ports/clock.ts";
import { createWebApi, type WebApiOptions } from "./web-api.ts";

/** Long enough that a conversation asks once; short enough to notice a move to another zone. */
const KEEP_MS = 60 * 60_000;
const MOST = 1000;
const TIMEOUT_MS = 3000;

export interface SlackProfile {
  /** IANA. */
  timeZone?: string;
  /** BCP 47. */
  locale?: string;
  displayName?: string;
}

export interface SlackProfiles {
  /** What Slack knows of a person; empty when it cannot be had. `userId`: Slack's own. Never throws. */
  profile(userId: string): Promise<SlackProfile>;
}

/** Looks people up (`users.info`), for a first contact; never on the way to an acknowledgement. */
export function createSlackProfiles(options: WebApiOptions & { clock: Clock }): SlackProfiles {
  const api = createWebApi(options);
  const known = new Map<string, { until: number; profile: SlackProfile }>();
  return {
    async profile(userId) {
      if (!userId) return {};
      const kept = known.get(userId);
      if (kept && kept.until > options.clock.now()) return kept.profile;
      const args = { user: userId, include_locale: true };
      const result = await api.call("users.info", args, AbortSignal.timeout(TIMEOUT_MS));
      const user = result.kind === "ok" ? result.answer.user : undefined;
      if (!user) return {};
      const name = user.profile?.display_name || user.profile?.real_name || user.real_name;
      const profile: SlackProfile = {
        ...(user.tz && { timeZone: user.tz }),
        ...(user.locale && { locale: user.locale }),
        ...(name && { displayName: name }),
      };
      if (known.size >= MOST) known.clear();
      known.set(userId, { until: options.clock.now() + KEEP_MS, profile });
      return profile;
    },
  };
}
