import { expect, test } from "vitest";
import { plainText, withoutMention } from "../../../src/channels/slack/text.ts";

test.each([
  ["a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"],
  ["&amp;lt;b&amp;gt;", "&lt;b&gt;"],
  ["ask <@U123> or <@U123|anna>", "ask @U123 or @anna"],
  ["in <#C1|general> and <#C2>", "in #general and #C2"],
  [
    "<!here> <!channel|@channel> <!subteam^S1|@team> <!subteam^S2>",
    "@here @channel @team @subteam",
  ],
  ["due <!date^1790000000^{date_short}|21 Sep>", "due 21 Sep"],
  ["see <https://example.com/a?b=1&amp;c=2>", "see https://example.com/a?b=1&c=2"],
  ["see <http://example.com|example.com>", "see example.com"],
  ["read <https://example.com/x|the form> today", "read the form (https://example.com/x) today"],
  ["mail <mailto:a@example.com|a@example.com>", "mail a@example.com"],
  ["call <tel:+491234|+49 1234>", "call +49 1234 (+491234)"],
  ["<> <unclosed &lt;tag&gt;", " <unclosed <tag>"],
])("%j is what somebody typed as %j", (slack, typed) => {
  expect(plainText(slack)).toBe(typed);
});

test.each([
  ["<@U0BOT> what is due?", "U0BOT", "what is due?"],
  ["<@U0BOT>: tell <@U1>", "U0BOT", "tell <@U1>"],
  ["hey <@U0BOT|adjutant>", "U0BOT", "hey"],
  ["<@U9> add milk for <@U1>", undefined, "add milk for <@U1>"],
])("%j called by %j says %j", (text, bot, rest) => {
  expect(withoutMention(text, bot)).toBe(rest);
});

test("takes a hostile text in time that grows with its length", () => {
  const started = performance.now();
  for (const bad of ["<", "<@", "&", "<!date^", "<a|"]) plainText(bad.repeat(200_000));
  withoutMention("<@U0BOT".repeat(100_000), "U0BOT");
  withoutMention(" ".repeat(200_000), undefined);
  expect(performance.now() - started).toBeLessThan(2000);
});
