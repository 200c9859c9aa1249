/** Far more text than is ever asked for, in characters; a server that goes on is cut off. */
export const MAX_TEXT = 8_000;
