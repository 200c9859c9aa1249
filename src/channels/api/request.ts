import * as z from "zod/mini";
import { isCalendarText, MAX_CALENDAR_LENGTH } from "../../core/capabilities/events/ics/content.ts";

/** In Unicode code points: an emoji of one code point counts as one, as in JSON Schema's `maxLength`. */
export const MAX_MESSAGE_CHARACTERS = 10_000;

/** Any message fits: 12 bytes are the longest way to write a code point in JSON. So does any calendar as programs write them. */
export const MAX_BODY_BYTES = 1_000_000;

const MAX_KEY_LENGTH = 255;

/** Half of a surrogate pair: cannot be stored as UTF-8, so it becomes the replacement character. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

const body = z.object({
  message: z.pipe(
    z
      .string("has to be a string")
      .check(
        z.regex(/\S/, "is empty"),
        z.refine(fits, `has more than ${MAX_MESSAGE_CHARACTERS} characters`),
      ),
    z.transform((text) => text.replaceAll("\r\n", "\n").replace(LONE_SURROGATE, "\ufffd")),
  ),
  conversation_id: z.pipe(
    z.nullish(
      z.string("has to be a string").check(z.regex(/^[\w.:-]{1,128}$/, "is not a conversation id")),
    ),
    z.transform((id) => id ?? null),
  ),
});

export type ChatBody = z.infer<typeof body>;

export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: string };

/** Unknown fields are ignored. `problem` names the first wrong field in a sentence. */
export function parseBody(json: unknown): Parsed<ChatBody> {
  const result = body.safeParse(json);
  if (result.success) return { ok: true, value: result.data };
  const issue = result.error.issues[0];
  const field = issue?.path.join(".");
  const problem = field ? `"${field}" ${issue?.message}.` : "The body has to be a JSON object.";
  return { ok: false, problem };
}

/** The caller's `Idempotency-Key`, an opaque string; `undefined` when there is none. */
export function parseKey(header: string | null): Parsed<string | undefined> {
  if (header === null) return { ok: true, value: undefined };
  const fine = header.length > 0 && header.length <= MAX_KEY_LENGTH;
  return fine
    ? { ok: true, value: header }
    : { ok: false, problem: `Idempotency-Key has 1 to ${MAX_KEY_LENGTH} characters.` };
}

/** The token of `Authorization: Bearer <token>` (RFC 6750, section 2.1); null for anything else. */
export function bearerOf(header: string | null): string | null {
  return /^Bearer +([\w.~+/-]{1,512}=*)$/i.exec(header ?? "")?.[1] ?? null;
}

/** SHA-256 in hex of what is asked, so that spacing and unknown fields do not make it another request. */
export async function fingerprintOf({ message, conversation_id }: ChatBody): Promise<string> {
  const asked = new TextEncoder().encode(JSON.stringify([message, conversation_id]));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", asked));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fits(text: string): boolean {
  if (isCalendarText(text)) return text.length <= MAX_CALENDAR_LENGTH;
  if (text.length <= MAX_MESSAGE_CHARACTERS) return true;
  return text.length <= 2 * MAX_MESSAGE_CHARACTERS && [...text].length <= MAX_MESSAGE_CHARACTERS;
}
