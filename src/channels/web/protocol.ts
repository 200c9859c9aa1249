import * as z from "zod/mini";
import { isCalendarText, MAX_CALENDAR_LENGTH } from "../../core/capabilities/events/ics/content.ts";
import type { LiveEvent, LiveFrame, LiveProtocol } from "../../core/ports/live-protocol.ts";

/** Longest message, in UTF-16 units: what `length` and a text field's counter say. */
export const MAX_MESSAGE_LENGTH = 20_000;

/** A calendar of the greatest length with its line ends escaped, and room for the rest. */
const MAX_FRAME_LENGTH = 2 * MAX_CALENDAR_LENGTH;

const TOO_LONG = `A message has at most ${MAX_MESSAGE_LENGTH.toLocaleString("en")} characters.`;
const EMPTY = "An empty message was not sent.";
const UNREADABLE = "This page sent something that could not be read. Reload it.";

/** Half of a surrogate pair: cannot be stored as UTF-8, so it becomes the replacement character. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

const id = z.string().check(z.regex(/^[\x21-\x7e]{1,256}$/));
const clientId = z.string().check(z.regex(/^[\w-]{1,64}$/));

const hello = z.object({
  kind: z.literal("hello"),
  since: z.int().check(z.nonnegative()),
  // A browser with an odd idea of its zone or language still gets its conversation.
  timeZone: z.catch(z.optional(z.string().check(z.maxLength(64), z.refine(isTimeZone))), undefined),
  locale: z.catch(z.optional(z.string().check(z.maxLength(64), z.refine(isLocale))), undefined),
});
const message = z.object({
  kind: z.literal("message"),
  clientId,
  text: z.pipe(
    z.pipe(
      z.string().check(z.maxLength(MAX_CALENDAR_LENGTH), z.refine(fits)),
      z.transform(cleaned),
    ),
    z.string().check(z.regex(/\S/)),
  ),
});
const press = z.object({
  kind: z.literal("press"),
  clientId,
  token: z.string().check(z.regex(/^[\x21-\x7e]{1,64}$/)),
  messageId: id,
});
const stop = z.object({ kind: z.literal("stop"), clientId, messageId: id });
const frame = z.discriminatedUnion("kind", [hello, message, press, stop]);

/**
 * The wire format between the page and the object that holds its sockets: one JSON object per text
 * frame, discriminated by `kind`, in both directions the shapes of the port. Besides those, the page
 * sends the bare text `ping` and gets `pong` (answered by the platform without waking the object).
 */
export const liveProtocol: LiveProtocol = {
  parse(raw: string): LiveFrame {
    if (raw.length > MAX_FRAME_LENGTH) return { kind: "bad", problem: TOO_LONG };
    const json = parsed(raw);
    const result = frame.safeParse(json);
    if (result.success) return withoutUndefined(result.data);
    const sender = z.object({ clientId }).safeParse(json);
    const problem = problemOf(json, result.error);
    return sender.success
      ? { kind: "bad", clientId: sender.data.clientId, problem }
      : { kind: "bad", problem };
  },
  encode(event: LiveEvent): string {
    return JSON.stringify(event);
  },
};

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

/** A sentence for the person: it is shown beside what was not taken. */
function problemOf(json: unknown, error: z.core.$ZodError): string {
  const issue = error.issues[0];
  if (!isMessage(json) || issue?.path[0] !== "text") return UNREADABLE;
  return issue.code === "too_big" || issue.code === "custom" ? TOO_LONG : EMPTY;
}

function isMessage(json: unknown): boolean {
  return z.object({ kind: z.literal("message"), text: z.string() }).safeParse(json).success;
}

function withoutUndefined(data: z.infer<typeof frame>): LiveFrame {
  if (data.kind !== "hello") return data;
  const { timeZone, locale, ...rest } = data;
  return {
    ...rest,
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(locale === undefined ? {} : { locale }),
  };
}

function fits(text: string): boolean {
  return text.length <= MAX_MESSAGE_LENGTH || isCalendarText(text);
}

function cleaned(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(LONE_SURROGATE, "\ufffd");
}

function isTimeZone(name: string): boolean {
  return throwsNothing(() => new Intl.DateTimeFormat("en", { timeZone: name }));
}

function isLocale(name: string): boolean {
  return throwsNothing(() => Intl.getCanonicalLocales(name));
}

function throwsNothing(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
