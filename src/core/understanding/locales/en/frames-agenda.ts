import type { FrameSpec } from "../../locale.ts";

/** Agenda, clock and calendar questions, in English. */
export const agendaFrames: readonly FrameSpec[] = [
  {
    intent: "datetime.query",
    strong: true,
    fact: "until",
    patterns: [
      "how (many|much) (days|weeks|months|hours|minutes|time|sleeps) (is it|are there|is there|are left|is left|do i have|do we have|left|remain|remaining)? (until|till|to|before|since) {any}",
      "how (long|far) (is it|is there|do i have)? (left)? (until|till|to|off is|away is) {any}",
      "(days|weeks|hours|time) (left)? (until|till|to) {time}",
      "how soon is {time}",
    ],
  },
  {
    intent: "datetime.query",
    strong: true,
    fact: "week",
    patterns: [
      "(what|which) (calendar)? week (number)? (is it|is this|is today|it is|are we in|do we have) (now|today)?",
      "(what|which) (calendar)? week (number)? (is|does|will be) {time} (in|fall in|fall into)?",
      "(what is)? (the)? (current|this)? week number",
    ],
  },
  {
    intent: "datetime.query",
    strong: true,
    fact: "difference",
    patterns: [
      "(what is|how big is|tell me)? (the)? time difference (to|with|for|of) {any}",
      "how (many|much) (hours|time) (ahead|behind) is {any}",
    ],
  },
  {
    intent: "datetime.query",
    strong: true,
    certain: true,
    patterns: [
      "when (is|are|will be) {time} (this year|next year)?",
      "what (time)? is {hour} (here|my time|our time)? in {any}",
    ],
  },
  {
    intent: "datetime.query",
    strong: true,
    patterns: [
      "(what|tell me|do you know|do you have|give me)? (is)? (what)? (the)? (current)? (time|time is it|time it is|time is) (now|right now|is it|currently|please)? ((in|over in|at) {any})?",
      "what time (is it|do we have|do you have|have you got) (now|right now|currently)? ((in|over in|at) {any})?",
      "what (is)? (the)? (current|local)? time (is it)? (now|right now)? (in|over in|at) {any}",
      "(what is|tell me|give me) (the|today 's|the current)? (current)? (date|day|weekday) (today|is it|now|is today)?",
      "what (day|date|weekday|day of the week|month|year|week) (is it|is today|is it today|do we have|it is|are we in) (today|now)?",
      "what is the date (today|{time})?",
      "what (day|date|weekday|day of the week) (is|does|will be|falls|was) {any}",
      "(on)? (what|which) (day|date|weekday) (of the week)? (is|does|will|falls|was) {any}",
      "(time in|current time in|local time in) {any}",
      "what is today 's date",
    ],
  },
  {
    intent: "agenda.query",
    strong: true,
    patterns: [
      "what (is|have i got|have i|do i have|do we have) (up|on|planned|scheduled|happening|coming up|going on|in store|there)? (on|for|in|at)? (<my>? <agenda>)? (on|for|in|at|of)? (me)? {time} (please)?",
      "what (is)? (on|in) <my>? <agenda> (on|for|in|at|of)? {time}?",
      "what (does|will) (my|the) <agenda> (look like|look)? (on|for|in|at)? {time}?",
      "what does my {time} look like",
      "how (does|is|will) (my)? {time} (look|looking|look like)",
      "how (does|is|will) my <agenda> (look|looking) (like)? (on|for|in|at)? {time}?",
      "<show>? <my>? (agenda|schedule|calendar|day|plans|appointments|meetings|events|itinerary|programme) (on|for|in|at|of)? {time}?",
      "<show>? {time} 's? (agenda|schedule|calendar|plan|plans|programme|events|meetings|appointments)",
      "(brief me|briefing|my briefing|give me a briefing|give me my briefing|give me a brief|morning briefing|daily briefing|overview|give me an overview) (on|for|of)? {time}?",
      "(do i have|have i got|is there|are there|have i|any) (anything|any plans|any meetings|any events|any appointments|something|meetings|plans|events|appointments) (on|scheduled|planned|going on|coming up|happening)? (on|for|in|at)? <my>? (<agenda>)? (on|for|in|at)? {time}?",
      "(am i|are we) (free|busy|booked|available) (on|for|in|at)? {time}",
      "what (meetings|appointments|events|plans|calls) (do i have|have i|are there|have i got|are) (on|scheduled|planned|for|coming up)? (on|for|in|at)? {time}?",
      "what is (next|coming up|up next|happening|ahead|planned) (on <my>? <agenda>)? (for me)? {time}?",
      "(when is|what time is|at what time is) <my>? (next)? {fact} (meeting|appointment|event|call|lesson|class|session)",
      "(when is|what time is) my (next)? (meeting|appointment|event|call)",
      "what (are)? (my|the) plans (on|for|in|at)? {time}?",
    ],
  },
];
