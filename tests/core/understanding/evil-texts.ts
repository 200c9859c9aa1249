/** The longest text that is read. */
export const LENGTH = 10_000;

/** Texts of that length in shapes that make careless readers slow. */
export const EVIL_TEXTS: readonly string[] = [
  "remind me to ".repeat(800),
  "add milk, ".repeat(1000),
  "and ".repeat(2500),
  "tomorrow at 5 ".repeat(700),
  "a".repeat(LENGTH),
  " ".repeat(LENGTH),
  "\n".repeat(LENGTH),
  "- x\n".repeat(2500),
  ".".repeat(LENGTH),
  "a.".repeat(5000),
  "🎉".repeat(5000),
  "1 2 3 4 5 ".repeat(1000),
  "every monday ".repeat(750),
  `${"no ".repeat(300)}friday`,
  `add ${"(".repeat(9000)}`,
  "“".repeat(LENGTH),
  '"a"! '.repeat(2000),
  "remind me at 5 to x and at 7 to y and ".repeat(260),
  "done 2, add milk; delete 3! ".repeat(350),
  `flights from ${"san ".repeat(2400)}`,
  "fly from paris to tokyo and from san jose to london ".repeat(190),
  "first two last three both ".repeat(380),
  "add tasks: a at 5, b at 6, c at 7, ".repeat(280),
];
