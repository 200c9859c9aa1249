import type { Capability } from "../capabilities/capability.ts";
import type { Tool } from "../tools/tool.ts";

export function findTool(capabilities: Capability[], name: string): Tool | undefined {
  for (const capability of capabilities) {
    const tool = capability.tools.find((candidate) => candidate.name === name);
    if (tool) return tool;
  }
  return undefined;
}
