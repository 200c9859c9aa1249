import type { Block } from "../chat/reply.ts";
import type { StopSignal } from "../ports/language-model.ts";

/** Who waits for an answer while a model writes it. */
export interface Audience {
  /** Text is shown before it is whole. */
  readonly follows: boolean;
  /** Aborts when the person wants no more. */
  readonly signal: StopSignal;
  /** What had come when they wanted no more; null while they have not said so. Survives a crash. */
  stopped(): string | null;
  /** What has come so far, and how to tell what of it can be shown. Returns at once. */
  hear(text: string, shown: () => Block[]): void;
}
