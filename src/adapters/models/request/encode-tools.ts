import type { OfferedTool } from "../../../core/ports/language-model.ts";
import type { WireTool } from "../provider.ts";
import { argumentsOf, type Property, type Shape, wireName } from "../tool-shape.ts";

const RULE = [
  'To act, answer with one line of JSON only: {"tool":"name","args":{...}}.',
  "Copy the person's words into args, times too; leave out what they did not say.",
  "When no tool fits, answer in plain text.",
].join(" ");

/**
 * Tools as one line each, with the rule for calling them. For Llama this works better than its own function
 * calling and costs an eighth of the tokens.
 */
export function signatures(tools: OfferedTool[]): string {
  return ["Tools:", ...tools.map(signature), RULE].join("\n");
}

function signature(tool: OfferedTool): string {
  const args = argumentsOf(tool).map(argument).join(", ");
  return `${wireName(tool.name)}(${args}) - ${tool.description}`;
}

function argument({ name, required, shape }: Property): string {
  const kind = shape.options
    ? `: ${shape.options.join("|")}`
    : shape.type === "string"
      ? ""
      : `: ${shape.type}`;
  return `${name}${required ? "" : "?"}${kind}`;
}

/** The function list of the wire. Workers AI wants a single type and a description for every property. */
export function wireTools(tools: OfferedTool[]): WireTool[] {
  return tools.map((tool) => ({
    type: "function",
    function: {
      name: wireName(tool.name),
      description: tool.description,
      parameters: parameters(argumentsOf(tool)),
    },
  }));
}

function parameters(args: Property[]): unknown {
  return {
    type: "object",
    properties: Object.fromEntries(args.map(({ name, shape }) => [name, plain(shape, name)])),
    required: args.filter(({ required }) => required).map(({ name }) => name),
  };
}

function plain({ type, description, options, items, properties }: Shape, name: string): unknown {
  const said = description || name.replaceAll(/[_-]/g, " ");
  return {
    type: type === "any" ? "string" : type,
    description: options ? `${said}; one of: ${options.join(", ")}` : said,
    ...(type === "array" && { items: plain(items ?? { type: "string", description: "" }, name) }),
    ...(type === "object" && properties && (parameters(properties) as object)),
  };
}
