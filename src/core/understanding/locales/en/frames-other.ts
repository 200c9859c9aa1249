import type { FrameSpec } from "../../locale.ts";

/** Undo, help, memory, preferences and small talk, in English. */
export const otherFrames: readonly FrameSpec[] = [
  {
    intent: "undo",
    strong: true,
    patterns: [
      "undo (that|it|this|the last one|the last thing|the last change|last change|the last action|last|my last change|what you just did|what you did)? (again)?",
      "(take|roll) (that|it|this) back",
      "take back (that|it|this|the last one|the last change)",
      "(revert|reverse) (that|it|this|the last change|the last one|last change|the last action)?",
      "(that was|this was|it was)? (a mistake|by mistake|an accident)",
    ],
  },
  {
    intent: "help",
    patterns: [
      "help (me)? (out)?",
      "(help|help me|i need help|can you help|assist me) (with|about|on|for) {fact}",
      "(i need|get|show) (some)? help",
      "/help {fact}?",
      "help {fact}",
      "what (can|do|could) you (do|offer|help with|help me with|understand|know how to do) (for me)?",
      "what (can|could|may|should) i (ask|say|type|do|ask you|say to you|tell you|do with you|do here|do with this) (you)? (for|to do|here)?",
      "(who|what) are you",
      "how (do|can|could|should|would|must) (i|you|we|one) {fact}",
      "how (to|does) {fact}",
      "how does (this|it) work",
      "(can|could|may) (i|you) (even|actually|also) {fact}",
      "(what are your|what are the|list your|list the|show your|show the|show me the|show me your|your) (commands|features|options|abilities|capabilities|skills|functions)",
      "(what|which) (commands|features|options) (are there|do you have|exist|do you know|can i use)",
      "(commands|features|options|menu|instructions|manual|usage)",
      "(are you able to|is it possible to|do you know how to|is there a way to|what is the command to|what is the command for|explain how to|tell me how to|show me how to|teach me to|teach me how to|explain how i can|tell me how i can) {fact}",
    ],
  },
  {
    intent: "feed.renew",
    certain: true,
    patterns: [
      "((give|send|show|get|make|create|generate) (me)?|i need|i want|i would like|can i (have|get)|could i (have|get))? (a|an|another|my)? (new|another|fresh) (calendar|ical|ics|agenda) <feed>",
      "(renew|replace|change|regenerate|reset) (my|the)? (calendar|ical|ics|agenda) <feed>",
    ],
  },
  {
    intent: "feed.show",
    certain: true,
    patterns: [
      "((give|send|show|get|make|create|generate) (me)?|i need|i want|i would like|can i (have|get)|could i (have|get)|what is|where is)? (my|the|a|an)? (calendar|ical|ics|agenda) <feed>",
      "subscribe (me)? (to)? (my|the) (calendar|agenda)",
    ],
  },
  {
    intent: "feed.revoke",
    certain: true,
    patterns: [
      "(revoke|end|delete|remove|disable|deactivate|invalidate|kill|stop|cancel|turn off|switch off) (my|the|this|that|all)? (old|current)? (calendar|ical|ics|agenda) <feed>",
      "(turn|switch) (my|the)? (calendar|ical|ics|agenda) <feed> off",
    ],
  },
  {
    intent: "greeting",
    patterns: [
      "<hello> <hello>? (adjutant)?",
      "<thanks> <thanks>? (adjutant|a lot|so much|for that|for your help|for the help|for everything)?",
      "how are you (today|doing)? (doing)?",
      "(nice to meet you|you are the best|you are great|love it|see you later|see you tomorrow|good night|talk to you later)",
    ],
  },
  {
    intent: "memory.list",
    strong: true,
    patterns: [
      "what (do|did) you (know|remember|have|store|keep|save|have stored|have saved|have noted) (about me|about us|of me|on me|in your memory|in memory|about myself|so far|for me)?",
      "(show|list|read|tell me|display) (me)? (my|your|the|all|all my|what is in your)? (memory|memories|facts|notes about me|facts about me|saved facts)",
      "what (have|did) i (told|tell|asked|ask) you (about myself|about me|to remember|so far|to note)?",
      "what (have|do) you (remembered|noted|saved|stored|know) (about me)?",
      "(my facts|facts|your memory|memory)",
      "what do you (know|remember) about {fact}",
      // Something to be told now, not a thing to be done later.
      "remind me (again)? (of|what|about) (the|my|our|her|his|their) (address|name|number|phone number|email|email address|birthday|code|password|price|size|rules|meaning|spelling|title) (of|for) {fact}",
    ],
  },
  {
    intent: "memory.delete",
    strong: true,
    target: "all",
    patterns: [
      "forget (everything|all|all of it|everything about me|all about me|everything you know|everything you know about me|all you know about me|all facts|all my facts|all the facts)",
      "(delete|clear|erase|wipe) (all|all of)? (my|your|the)? (memory|memories|facts|facts about me)",
    ],
  },
  {
    intent: "memory.delete",
    strong: true,
    patterns: [
      "forget (about)? (fact|facts|number)? {num}",
      "forget (that|the fact that|about|what i said about|what i told you about|about the fact that) {fact}",
      "(delete|remove|erase) (the)? (fact|facts|memory|note) (that|about|number)? {ref}",
      "do not remember (that|anymore that)? {fact}",
    ],
  },
  {
    intent: "memory.delete",
    patterns: ["forget my {fact}", "forget the {fact}"],
  },
  {
    intent: "memory.add",
    strong: true,
    patterns: [
      "(remember|keep in mind|bear in mind|memorise/memorize|note|know|make a note|take note|please note|save|store|take a note|for your information|fyi) (for me)? (that|the fact that|this) {fact}",
      "(do not forget|never forget) that {fact}",
      "(remember|keep in mind|bear in mind|memorise/memorize|save|store|know) (for me)? {fact:statement}",
      "(fyi|for your information) {fact}",
      "(save|store|keep) (a|the|this)? fact {fact}",
    ],
  },
  {
    intent: "preference.set",
    strong: true,
    preference: { name: "confirm", value: "always" },
    patterns: [
      "(always|please always) (ask|check|confirm|ask me|check with me|confirm with me|ask for confirmation|ask for my confirmation|ask first|ask me first) (first)? ((before|when|if|whenever) (you)? (<change>|changing|doing|making|you do|adding|deleting|saving|acting) (anything|something|things|changes|it|any change|stuff)?)?",
      "(ask|check with|confirm with) me (first)? before (you|every|each|any|<change>|changing|doing|making) (<change>|change|action)? (anything|something|things|changes|any changes)?",
      "(ask|confirm|ask me|confirm with me) (always|everything|every time|every change|before every change|each time)",
      "do not (do|change) anything without (asking|asking me|my confirmation|confirmation|confirming)",
      "(turn on|enable|switch on) (confirmation|confirmations)",
    ],
  },
  {
    intent: "preference.set",
    strong: true,
    preference: { name: "confirm", value: "when-unsure" },
    patterns: [
      "(only ask|ask only|ask me only|only ask me|just ask|only confirm|confirm only) (me)? (when|if) (you are|it is|you are not|something is|in doubt|needed|necessary|unsure|not) (unsure|not sure|sure|unclear|needed|necessary|uncertain|in doubt)?",
      "(stop|do not|no need to|you do not need to|you do not have to|never) (asking|ask|confirm|confirming|always ask) (me)? (every time|each time|for confirmation|all the time|first|before every change|so much|before you <change> (anything|something|things)?|always|for everything)",
      "(turn off|disable|switch off) (confirmation|confirmations)",
    ],
  },
  {
    intent: "preference.set",
    strong: true,
    patterns: [
      "(my|our|the)? <tz> (is|should be|to) (now|on)? {zone:any}",
      "(set|change|switch|update|use|make) (my|the)? <tz> (to|as|is|for)? {zone:any}",
      "(use|switch to|change to) {zone:zone} (time|time zone)",
      "i (am|live|have moved|moved|have arrived|arrived|landed|have landed|am staying|will be|am based|am located|am living|am back|stay) (now|currently|right now|just)? (in|to|at|on) {zone:zone} (now|at the moment|right now|currently|this week|these days|again|for now|time)?",
      "we are (now|currently)? in {zone:zone} (now|at the moment)?",
      "i (am now|am currently) (in|on) {zone:zone} (time)?",
    ],
  },
  {
    intent: "preference.set",
    strong: true,
    patterns: [
      "(my|the) (day|morning|mornings|days|work|workday|working day|work day) (starts|begins|start|begin|should start|should begin) (at|from)? {clock}",
      "(i (start|begin|get up|wake up)) (my)? (day|days|work|workday|mornings)? (usually|always|normally)? at {clock}",
      "(start|begin) my (day|days|morning|mornings) at {clock}",
      "(set|change|make) (the|my)? (start of my day|start of day|day start|start of the day) (to|at|is)? {clock}",
    ],
  },
  {
    intent: "preference.set",
    strong: true,
    patterns: [
      "(send|deliver|post|put|write) (me)? (my|the|all|all my|all the|future)? (reminders|reminder|notifications|messages|everything|alerts) (to|on|in|via|through|over|by)? (me)? (on|in|via|over)? {channel}",
      "(remind|notify|message|write|ping) me (only)? (on|in|via|over|through|by) {channel}",
      "(use|make|set) {channel} (for|as) (my|the)? (reminders|home|main channel|notifications|home channel|default)",
      "(my)? (reminders|notifications|alerts) (should)? (go|come|be sent|be delivered) (to|on|in|via)? {channel}",
    ],
  },
  {
    intent: "preference.set",
    strong: true,
    certain: true,
    patterns: [
      "in {language}",
      "(speak|talk|write|answer|reply|respond|talk to me|speak to me|answer me|write to me) (in)? {language}",
      "(set|change|switch) (my|the|your)? language (to)? {language}",
      "(my)? language (is|should be) {language}",
      "switch to {language}",
    ],
  },
];

/** Tried last, because they take nearly any words. */
export const lateFrames: readonly FrameSpec[] = [
  {
    intent: "memory.list",
    patterns: [
      "do you (know|remember) (what)? (my|our) {fact}",
      "what (is|was|are|were) (my|our) {fact} (again)?",
    ],
  },
  { intent: "agenda.query", patterns: ["{time:day}"] },
];
