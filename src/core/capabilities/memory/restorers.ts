import * as z from "zod/mini";
import { text } from "../../chat/reply.ts";
import type { Restorer } from "../../ports/change-log.ts";
import { quote } from "../../wording/title.ts";
import { type FactStore, fieldsOf } from "./fact.ts";
import type { PreferenceStore } from "./preference.ts";
import { profileOf } from "./profile.ts";
import { PREFERENCES } from "./tools.ts";
import { PREFERENCE_LABELS, preferenceValue } from "./wording.ts";

const factFields = z.object({
  text: z.string(),
  createdAt: z.number(),
  source: z.optional(z.string()),
});
const preferenceFields = z.object({ value: z.string() });
const preferenceName = z.enum(PREFERENCES);

export function factRestorer(facts: FactStore): Restorer {
  return {
    entity: "fact",
    read(id) {
      const fact = facts.get(id);
      return fact && { ...fieldsOf(fact) };
    },
    write(id, fields) {
      if (fields === null) facts.remove(id);
      else facts.put(id, fieldsOf(factFields.parse(fields)));
    },
    describe: (fields) => `fact ${quote(String(fields["text"]))}`,
    tell(id) {
      const fact = facts.get(id);
      return (
        fact && [
          text(`${fact.number === null ? "fact" : `fact ${fact.number}`}: ${quote(fact.text)}`),
        ]
      );
    },
  };
}

/** A preference's id is its name. */
export function preferenceRestorer(preferences: PreferenceStore): Restorer {
  return {
    entity: "preference",
    read(id) {
      const value = preferences.get(preferenceName.parse(id));
      return value === null ? null : { value };
    },
    write(id, fields) {
      const value = fields === null ? null : preferenceFields.parse(fields).value;
      preferences.set(preferenceName.parse(id), value);
    },
    describe: (_fields, id) => `setting “${PREFERENCE_LABELS[preferenceName.parse(id)]}”`,
    tell(id, { now }) {
      const name = preferenceName.parse(id);
      const moment = { now, profile: profileOf(preferences) };
      const label = text(`${PREFERENCE_LABELS[name].toLowerCase()}: `);
      return [label, ...preferenceValue(name, preferences.get(name), moment)];
    },
  };
}
