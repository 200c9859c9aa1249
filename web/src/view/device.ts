/** Where a keyboard is at hand the field is ready at once; on a touch screen it would cover half of it. */
export const HAS_KEYBOARD = window.matchMedia("(pointer: fine)").matches;
