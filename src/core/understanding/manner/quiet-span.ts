import type { Locale } from "../locale.ts";
import type { Token } from "../tokens.ts";

const SPAN = /^(\d{1,2})(?:[:.h](\d\d)|h)?([ap])?-(\d{1,2})(?:[:.h](\d\d)|h)?([ap])?$/;

/**
 * A span of the clock as it is said for quiet hours, in the form `HH:mm-HH:mm`: "22:00 to 7:00", "10pm and
 * 7am", "22-7". Bare hours are read as a night ("10 to 7" is 22:00 to 07:00). Null for anything else.
 */
export function readQuietSpan(tokens: readonly Token[], locale: Locale): string | null {
  if (!locale.spans) return null;
  const { joiners, clocks } = locale.spans;
  const { am, pm, fillers } = locale.time;
  const pieces = tokens.map(({ norm }) => {
    if (joiners.has(norm)) return "-";
    if (am.includes(norm)) return "a";
    if (pm.includes(norm)) return "p";
    return clocks.get(norm) ?? (fillers.has(norm) ? "" : norm.replace(/([ap])\.?m\b/g, "$1"));
  });
  const parts = SPAN.exec(pieces.join("").replace(/[–—]/g, "-"));
  if (!parts) return null;
  const from = clock(parts[1], parts[2], parts[3], "evening");
  const to = clock(parts[4], parts[5], parts[6], "morning");
  return from && to && from !== to ? `${from}-${to}` : null;
}

function clock(
  digits: string | undefined,
  minutes = "00",
  half: string | undefined,
  usual: "evening" | "morning",
): string | null {
  const said = Number(digits);
  if (Number(minutes) > 59 || said > 24) return null;
  const hour = half === undefined ? said : halved(said, half);
  const night = usual === "evening" && half === undefined && /^[1-9]/.test(digits ?? "");
  const meant = night && minutes === "00" && said >= 5 && said <= 12 ? said + 12 : hour;
  return meant === null ? null : `${String(meant % 24).padStart(2, "0")}:${minutes}`;
}

/** 12-hour clock to 24 hours; null for an hour that it does not have. */
function halved(hour: number, half: string): number | null {
  return hour < 1 || hour > 12 ? null : (hour % 12) + (half === "p" ? 12 : 0);
}
