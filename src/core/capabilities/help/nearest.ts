import { sentence } from "../../chat/outcome.ts";
import type { Outcome } from "../../tools/tool.ts";
import type { Interpretation } from "../../understanding/interpretation.ts";
import type { Capability } from "../capability.ts";

/** For text that was not understood: the nearest things that can be done, as examples; never silence. */
export function unknownInput(
  capabilities: Capability[],
  _interpretation?: Interpretation,
): Outcome {
  const examples = capabilities
    .flatMap((capability) => capability.examples.slice(0, 1))
    .slice(0, 3);
  return sentence(`I did not understand that. Try: ${examples.join(" · ")}`);
}

/** For a slash command that does not exist. */
export function unknownCommand(capabilities: Capability[], name: string): Outcome {
  const known = capabilities.flatMap((capability) =>
    capability.commands.map((command) => `/${command.spec.name}`),
  );
  return sentence(`There is no command /${name}. There are: ${known.join(" ")}`);
}
