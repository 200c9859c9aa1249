/** A slash command as a capability declares it; menus, help and manifests derive from these. */
export interface CommandSpec {
  /** `a-z0-9_`, at most 32. */
  name: string;
  /** One line, at most 100 characters. */
  description: string;
  /** How the arguments are written, for help ("[what] [when]"). */
  args?: string;
}
