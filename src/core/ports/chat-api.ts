/** One request of the HTTP API, parsed and authorised. */
export interface ChatRequest {
  message: string;
  /** Absent: a new conversation. */
  conversationId?: string;
  /** Unique per token only, so it is read together with `tokenId`. */
  idempotencyKey: string;
  tokenId: string;
  /** SHA-256 of what was asked, in hex: the same key with another fingerprint is a mistake. */
  fingerprint: string;
}

export interface ChatToolCall {
  name: string;
  arguments: unknown;
  result?: unknown;
}

/** What became of it. Asked again with the same key and fingerprint, the first answer comes back. */
export type ChatResult =
  | { status: "ok"; conversationId: string; response: string; toolCalls: ChatToolCall[] }
  /** The key was used before for something else. Nothing was done. */
  | { status: "mismatch" }
  /** Nothing was stored; it can be sent again. */
  | { status: "unavailable" }
  /** Stored and still at work: the same request with the same key gets the answer later. */
  | { status: "timeout" };

/** Runs one turn for a program and waits for its answer. */
export type Chat = (userId: string, request: ChatRequest) => Promise<ChatResult>;
