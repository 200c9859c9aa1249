import type { Language, TalkWords } from "../language.ts";
import { once } from "../once.ts";
import { ENGLISH_DATE_WORDS } from "./date-words.ts";
import { english } from "./english.ts";
import { intentModel } from "./intent-model.gen.ts";
import { ENGLISH_RECURRENCE_WORDS } from "./recurrence-words.ts";
import { ENGLISH } from "./rule-words.ts";

const englishTalk = once(
  (): TalkWords => ({
    timed: (phrase) => `remind me to do it ${phrase}`,
    carry: {
      task: (words) => `add a task: ${words}`,
      reminder: (words) => `remind me ${words.replace(/^me\b\s*/i, "")}`,
      move: (when) => `move it to ${when.replace(/^to\s+/i, "")}`,
      snooze(how) {
        if (/^(?:for|until|till|to)\b/i.test(how)) return `snooze it ${how}`;
        return `snooze it ${/^(?:\d|an? |one )/.test(how) ? "for" : "until"} ${how}`;
      },
      agenda: (when) => `what is on ${when}`,
    },
    smallTalk:
      /^\s*(?:(?:ok(?:ay)?|oh|well|lol|haha|wow|nice|cool|great|perfect|thanks?|thank you|thx|cheers|good (?:morning|evening|night)|hi|hello|hey)\b[\s,.!]*)+(?:$|that (?:help|work)|for (?:that|the help|everything))|\bwhat (?:do|did) you think\b|\bdo you (?:like|think|feel|believe|love|know)\b|\byour (?:opinion|favou?rite)\b|\b(?:who|how) are you\b|\btell me (?:a|another) (?:joke|story)\b|^\s*(?:translate|explain|write (?:me )?an? (?:[\p{L}]+ )?(?:poem|story|song|email|mail|text|letter))\b/iu,
    places: {
      named: /\bin\s+(?:the\s+)?(\p{L}[\p{L}\s.,'-]{1,80}?)\s*[?!.]*$/iu,
      perhaps: /\b(?:to|for|of|with|from)\s+(?:the\s+)?(\p{L}[\p{L}\s.,'-]{1,80}?)\s*[?!.]*$/iu,
      between: /\s*(?:,|\band\b|\bor\b)\s*/iu,
      around:
        /^(?:the|is|it|what)\s+|\s+(?:right now|now|currently|at the moment|today|right|please|is it|time)$/giu,
    },
    ofSelf:
      /\b(?:i(?:['’]m| am)(?: always| usually| allergic| vegetarian| vegan| called)|i (?:always|usually|never|prefer|like|love|hate|live|work|drive|took|chose)|my (?:name|favou?rite|[\p{L}]+(?:['’]s)? (?:name|birthday|number|size|address)|[\p{L}]+ is))\b/iu,
    pointing:
      /\b(?:it|that|them|those|these|this|one|ones|both|first|second|third|last|latter|former|other)\b/iu,
    claims: [
      /^\s*(?:(?:all )?done|added|noted|saved|scheduled|booked|deleted|removed|updated|cancell?ed|all set|got it)\b/iu,
      /\b(?:i(?:['’]ve| have)?(?: just| now| already)?|i(?:['’]ve| have) gone ahead and) (?:added|created|set(?: up)?|scheduled|booked|deleted|removed|updated|changed|moved|cancell?ed|sent|saved|noted|marked|completed|made|put|reminded|stored|recorded)\b/iu,
      /\b(?:has|have) (?:now )?been (?:added|created|set|scheduled|booked|deleted|removed|updated|changed|moved|cancell?ed|sent|saved|marked|completed|stored|recorded)\b/iu,
      /[.,;:!?]\s+(?:all )?done\s*[.!]|\bconsider it done\b|\btaken care of\b|\b(?:it|that)(?:['’]s| is)(?: now| already)? (?:on|off) your list\b/iu,
      /(?:^|[.!?:]\s+)(?:(?:the|your) )?(?:(?!an? )[\p{L}]+ )?(?:tasks?|reminders?|events?|alarms?|notes?|it|that)(?:['’]s| is| are| was| were)?(?: now)? (?:added|created|set|deleted|removed|updated|changed|cancell?ed|saved|marked|stored)\b/iu,
      /\bi(?:['’]ll| will) (?:remind|remember|notify|let you know|add|send)\b/iu,
    ],
    mayClaim: /\b(?:i|ha(?:s|ve))\b/iu,
  }),
);

export const ENGLISH_LANGUAGE: Language = {
  tag: "en",
  locale: english,
  dates: ENGLISH_DATE_WORDS,
  recurrence: ENGLISH_RECURRENCE_WORDS,
  rules: ENGLISH,
  get talk() {
    return englishTalk();
  },
  model: intentModel,
};
