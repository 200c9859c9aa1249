import type { FrameSpec, MannerSpec } from "../../../locale.ts";

/** Quiet hours, in English. Nothing else is called so, and they are said in few ways. */
export const quietFrames: readonly FrameSpec[] = [
  {
    intent: "preference.set",
    strong: true,
    certain: true,
    preference: { name: "quietHours", value: "off" },
    patterns: [
      "<myquiet> (off|none)",
      "(turn off|switch off|disable|stop|end|remove|cancel|delete|clear|no more|no) <myquiet>",
      "(turn|switch) <myquiet> off",
      "(i want|i need|i have) no <myquiet> (anymore|any more)?",
    ],
  },
  {
    intent: "preference.set",
    strong: true,
    certain: true,
    preference: { name: "quietHours", value: "22:00-07:00" },
    patterns: [
      "(no|do not send|do not send me|never send me|stop sending me|stop) (any)? <unasked> <atnight>",
      "(do not|never|please do not) <disturb> me <atnight>",
      "(be|stay|keep) quiet <atnight>",
      "(do not disturb|mute <unasked>|silence <unasked>|quiet) <atnight>",
      "(turn on|switch on|enable) <myquiet>",
    ],
  },
  {
    intent: "preference.set",
    strong: true,
    certain: true,
    patterns: [
      "(set|make|change|use|turn on|enable|switch on|i want|i would like|i need|move|put)? <myquiet> (are|is|to|from|between|should be|at|as|on)? (from|between)? {quiet:span}",
      "(no|do not send|do not send me|never send me|stop sending me) (any)? <unasked> (between|from) {quiet:span}",
      "(do not|never|please do not) <disturb> me (between|from) {quiet:span}",
      "(be|stay|keep) quiet (between|from) {quiet:span}",
      "(do not disturb|dnd|mute <unasked>|silence <unasked>|leave me alone|quiet) (between|from)? {quiet:span}",
      "(i sleep|i am asleep|i am sleeping) (between|from) {quiet:span}",
    ],
  },
  {
    intent: "preference.set",
    strong: true,
    certain: true,
    patterns: [
      "(what|when) are <myquiet>",
      "(show|show me|list|tell me) <myquiet>",
      "(do i have|have i got|did i set) (any)? quiet hours (set)?",
      "<myquiet>",
    ],
  },
];

/** Classes of words that only these frames use. */
export const quietClasses: Record<string, readonly string[]> = {
  myquiet: ["quiet hours", "my quiet hours", "the quiet hours", "quiet time", "my quiet time"],
  unasked: [
    ...["reminders", "notifications", "messages", "alerts", "pings", "reminder", "anything"],
    ...["my reminders", "all reminders", "the reminders", "my notifications", "all notifications"],
  ],
  disturb: [
    ...["disturb", "bother", "wake", "ping", "notify", "message", "remind", "text", "alert", "nag"],
    ...["write to", "write", "send", "send anything to"],
  ],
  atnight: ["at night", "overnight", "during the night", "in the night", "at night time"],
};

const again = "(about it|about that|of it|of that|about {ref:num}|of {ref:num})";
const most = "(up to|at most|no more than|max|maximum|for) {times:num} (times|time|x|more times)";
const end = `<untildone> (${most})?`;
/** What may bound the repeats: that it is done, a number, or both. */
const bound = `(${end}|${most}|${most} <ordone>)?`;

/**
 * How a reminder is to be said, in English: words at the end or start of a request that speak neither of what
 * nor of when.
 */
export const manners: readonly MannerSpec[] = [
  {
    sets: "nag",
    at: "end",
    patterns: [
      `(and|but)? (then|please|also)? <keepon> <reminding> me (again)? ${again}? (again)? every {duration} ${bound}`,
      `(and|but)? (then|please|also)? <keepon> <reminding> me (again)? ${again}? ${end}`,
      `(and|but)? (then|please|also)? <remind> me ${again}? again (and again)? every {duration} ${bound}`,
      `(and|but)? (then|please|also)? <remind> me ${again}? every {duration} ${end}`,
      `(and|but)? (then|please|also)? repeat (it|that|this|the reminder|{ref:num})? every {duration} ${bound}`,
      `(and)? (then)? again every {duration} ${bound}`,
      `(and)? (then)? every {duration} (${end}|${most})`,
      "(and)? then every {duration}",
      "(and)? (again and again|repeatedly|over and over|over and over again)",
    ],
  },
  {
    sets: "nag",
    at: "start",
    leaves: "remind me ",
    patterns: [
      `(please)? <remind> me every {duration} ${end}`,
      `(please)? <keepon> <reminding> me every {duration} ${bound}`,
      `(please)? (nag|pester|bug|poke) me every {duration} ${bound}`,
    ],
  },
  {
    sets: "no-nag",
    at: "end",
    patterns: [
      `(and|but)? (stop|do not keep|quit) (nagging|repeating|pestering) (me|it|that)? (again|anymore|any more)?`,
      "(and|but)? only once",
      "(stop|do not keep|quit) (nagging|pestering|bugging|repeating) (me)? (about|of|for|with) {ref:title}",
    ],
  },
  {
    sets: "within",
    at: "end",
    patterns: [
      "(and|but)? only (if|when) <itis>? (less than|under|no more than|not more than|at most|within|up to) {duration} late",
      "(and|but)? (skip|drop) (it|this|that|{ref:named})? (if|when) <itis>? (more than|over) {duration} late",
      "only (send|show|fire|deliver|remind me of|give me) {ref:named} (if|when) <itis>? (less than|under|no more than|at most|within|up to) {duration} late",
      "(if|when) (<itis>|{ref:named} (is|comes)) (more than|over) {duration} late (then)? (skip|drop) (it|this|that)?",
      "(and|but)? (unless|not if|not when) <itis>? (more than|over) {duration} late",
      "(and|but)? (do not|never) (remind me|bother|send it|say it) (if|when) <itis>? (more than|over) {duration} late",
    ],
  },
  {
    sets: "skip",
    at: "end",
    patterns: [
      "(and|but)? (skip|drop|forget) (it|this|that|{ref:named})? (if|when|in case) <itis>? (too)? late",
      "(if|when|in case) (<itis>|{ref:named} (is|comes)) (too)? late (then)? (skip|drop|forget) (it|this|that)?",
      "(and|but)? (do not|never) (remind me|bother|send it|say it) (if|when) <itis>? (too)? late",
      "(on time)? or not at all",
    ],
  },
  {
    sets: "fire",
    at: "end",
    patterns: [
      "(and|but)? (remind me (of {ref:named}|about {ref:named}|about it|of it)?)? even (if|when) <itis>? late",
      "(and|but)? (anyway|all the same) (if|when) <itis>? late",
    ],
  },
  {
    sets: "urgent",
    at: "end",
    patterns: [
      "(and|but)? (even|also) (at night|<inquiet>)",
      "(and|because|since)? (it is|this is|that is)? urgent",
      "urgently",
      "no matter (what|how late) (time)? (it is)?",
    ],
  },
  { sets: "urgent", at: "start", patterns: ["urgent", "urgently", "(this is|it is) urgent"] },
  {
    sets: "not-urgent",
    at: "end",
    patterns: [
      "(and|but)? not (at night|<inquiet>)",
      "(and|but)? (it is|this is|that is)? not urgent",
    ],
  },
];

const DONE = [
  ...["i say done", "i say it is done", "i say so", "i say that it is done", "i say i am done"],
  ...[
    "it is done",
    "i am done",
    "i have done it",
    "i have done that",
    "done",
    "i did it",
    "i do it",
  ],
  ...["i confirm", "i confirm it", "i say stop", "i tell you to stop", "i answer", "i reply"],
  ...[
    "i respond",
    "i react",
    "i mark it done",
    "i mark it as done",
    "i tick it off",
    "i check it off",
  ],
  ...[
    "i acknowledge",
    "i acknowledge it",
    "i press done",
    "i tap done",
    "i am finished",
    "finished",
  ],
  ...[
    "it is finished",
    "i say yes",
    "i say i did it",
    "i say that i am done",
    "i tell you it is done",
  ],
];

/** Classes of words that only these phrases use. */
export const mannerClasses: Record<string, readonly string[]> = {
  untildone: DONE.flatMap((done) => [`until ${done}`, `till ${done}`]),
  ordone: DONE.flatMap((done) => [`or until ${done}`, `or till ${done}`]),
  keepon: ["keep", "keep on", "continue", "go on"],
  reminding: [
    ...["reminding", "nagging", "pinging", "poking", "bugging", "notifying", "alerting", "asking"],
    ...["pestering", "telling"],
  ],
  remind: ["remind", "nag", "ping", "tell", "poke", "bug", "notify", "alert", "ask", "pester"],
  itis: ["it is", "i am", "you are", "that is", "it would be", "it comes", "it was"],
  inquiet: [
    ...["in quiet hours", "during quiet hours", "in my quiet hours", "during my quiet hours"],
    ...["in the quiet hours", "during the quiet hours"],
  ],
};
