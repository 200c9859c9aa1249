/**
 * Status and sentence of every failure a caller can meet. The codes are stable; sentences may change. They are for
 * whoever writes the calling program, which is why they are in English whatever its user speaks, and not in the
 * catalogue: what a person is told is in the answers of the chat itself.
 */
const ERRORS = {
  invalid_json: [400, "The body is not valid JSON."],
  invalid_request: [400, "The request is not valid."],
  unauthorized: [401, "Send a valid token as 'Authorization: Bearer <token>'."],
  not_found: [404, "There is nothing at this address. Chat is at POST /api/chat."],
  method_not_allowed: [405, "Use POST."],
  too_large: [413, "The body is too large; a message has at most 10,000 characters."],
  unsupported_media_type: [415, "Send JSON, with 'Content-Type: application/json'."],
  idempotency_mismatch: [422, "This Idempotency-Key was used before with another body."],
  unavailable: [
    503,
    "Not available right now. The same request can be sent again with its Idempotency-Key.",
  ],
  timeout: [504, "Still at work. Send the same request with the same Idempotency-Key again."],
} as const satisfies Record<string, readonly [number, string]>;

export type ApiErrorCode = keyof typeof ERRORS;

/** Headers that the standards ask for (RFC 9110, sections 10.2.1, 10.2.3 and 11.6.1). */
const HEADERS: Partial<Record<ApiErrorCode, Record<string, string>>> = {
  unauthorized: { "WWW-Authenticate": 'Bearer realm="adjutant"' },
  method_not_allowed: { Allow: "POST" },
  unavailable: { "Retry-After": "2" },
  timeout: { "Retry-After": "5" },
};

/** `{"error": {"code", "message"}}`; `detail` is a sentence that says more than the usual one. */
export function apiError(code: ApiErrorCode, detail?: string): Response {
  const [status, message] = ERRORS[code];
  return apiJson({ error: { code, message: detail ?? message } }, status, HEADERS[code]);
}

/** JSON that no cache keeps and no browser takes for anything else. No CORS headers: programs only. */
export function apiJson(
  body: unknown,
  status: number,
  more: Record<string, string> = {},
): Response {
  const headers = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", ...more };
  return Response.json(body, { status, headers });
}
