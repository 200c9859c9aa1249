import type { ConversationState } from "../ports/conversation.ts";

/** "Done" said the next morning does not mean what was shown the evening before. */
const IN_SIGHT_MS = 4 * 3_600_000;

/** The conversation as the person still has it in mind: without what was shown too long ago. */
export function inSight(state: ConversationState, now: number): ConversationState {
  if (state.focusAt !== undefined && now - state.focusAt <= IN_SIGHT_MS) return state;
  const { focus: _focus, focusAt: _focusAt, ...rest } = state;
  return { ...rest, shown: [] };
}
