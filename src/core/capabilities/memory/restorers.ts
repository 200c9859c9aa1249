import * as z from "zod/mini";
import type { Restorer } from "../../ports/change-log.ts";
import { undoFact, undoSetting } from "../../wording/catalogue/items.ts";
import * as words from "../../wording/catalogue/memory.ts";
import { quote } from "../../wording/title.ts";
import { rich, t } from "../../wording/words.ts";
import { type FactStore, fieldsOf } from "./fact.ts";
import type { PreferenceStore } from "./preference.ts";
import { profileOf } from "./profile.ts";
import { PREFERENCES } from "./tools.ts";
import { factNow, preferenceValue, settingName } from "./wording.ts";

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
    describe: (fields, _id, to) => t(to, undoFact, { title: quote(to, String(fields["text"])) }),
    tell(id, moment) {
      const fact = facts.get(id);
      return fact && factNow(fact, moment);
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
    describe: (_fields, id, to) => {
      const name = t(to, words.settings[preferenceName.parse(id)]);
      return t(to, undoSetting, { title: quote(to, name) });
    },
    profile: () => profileOf(preferences),
    tell(id, moment) {
      const name = preferenceName.parse(id);
      const value = preferenceValue(name, preferences.get(name), moment);
      return rich(moment, words.settingLine, { name: settingName(name, moment), value });
    },
  };
}
