import type { Label } from "../wording/catalogue/text.ts";

/** A slash command as a capability declares it. */
export interface CommandTexts {
  /** `a-z0-9_`, at most 32. */
  name: string;
  /** One line, at most 100 characters. */
  description: Label;
  /** How the arguments are written, for help ("[what] [when]"). */
  args?: Label;
}

/** The same in one language; menus, help and manifests derive from these. */
export interface CommandSpec {
  name: string;
  description: string;
  args?: string;
}
