/** Crockford's base 32: no I, L, O, U, so that it can be read aloud and typed. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 8;

/**
 * An 8-character code (40 bits) in two groups, made from a longer random base64url secret. Each character
 * takes its 5 bits from the secret's own 6-bit digits, so no value is likelier than another.
 */
export function typeableCode(secret: string): string {
  const digits = [...secret].map(base64Digit).filter((digit) => digit >= 0);
  if (digits.length < LENGTH) throw new Error("the secret is too short for a code");
  const characters = digits
    .slice(0, LENGTH)
    .map((digit) => ALPHABET.charAt(digit % ALPHABET.length));
  return `${characters.slice(0, 4).join("")}-${characters.slice(4).join("")}`;
}

function base64Digit(character: string): number {
  return "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".indexOf(character);
}
