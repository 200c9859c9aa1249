/** What the web channel answers besides files: one code for programs, one sentence for people. */
const ANSWERS = {
  "wrong-host": [403, "This run of Adjutant is only served on this machine, under localhost."],
  "wrong-origin": [403, "This request came from another site, so it was not accepted."],
  "signed-out": [401, "Sign in with a code first."],
  "wrong-code": [401, "That code is not valid, or not any more. Send /link for a new one."],
  "invalid-request": [400, 'Send a JSON object like {"code": "..."}.'],
  "upgrade-required": [426, "This address speaks WebSocket only."],
  "method-not-allowed": [405, "This address does not take that method."],
  "not-found": [404, "There is nothing at this address."],
  unavailable: [503, "Adjutant cannot be reached right now. Try again in a moment."],
} as const satisfies Record<string, readonly [number, string]>;

export type AnswerCode = keyof typeof ANSWERS;

/** The JSON answer `{error: {code, message}}` for one of the expected failures. */
export function refusal(code: AnswerCode, headers: Record<string, string> = {}): Response {
  const [status, message] = ANSWERS[code];
  return Response.json({ error: { code, message } }, { status, headers });
}
