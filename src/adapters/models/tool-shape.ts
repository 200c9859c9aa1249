import * as z from "zod/mini";
import type { OfferedTool } from "../../core/ports/language-model.ts";

/** What a value may be, reduced to what a model can be told and a string can be turned into. */
export interface Shape {
  type: "string" | "number" | "integer" | "boolean" | "array" | "object" | "any";
  description: string;
  options?: (string | number | boolean)[];
  items?: Shape;
  properties?: Property[];
}

export interface Property {
  name: string;
  required: boolean;
  shape: Shape;
}

interface JsonSchema {
  type?: string | string[];
  description?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
}

const TYPES = ["string", "number", "integer", "boolean", "array", "object"] as const;
const shapes = new WeakMap<z.ZodMiniType, Shape>();

/** The shape of a tool's arguments. */
export function argumentsOf(tool: OfferedTool): Property[] {
  return shapeOf(tool.input).properties ?? [];
}

/** The shape that a zod schema accepts, remembered. */
export function shapeOf(schema: z.ZodMiniType): Shape {
  const known = shapes.get(schema);
  if (known) return known;
  const shape = reduce(jsonSchemaOf(schema) as JsonSchema);
  shapes.set(schema, shape);
  return shape;
}

/** JSON Schema of what goes in. */
export function jsonSchemaOf(schema: z.ZodMiniType): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    reused: "inline",
  });
  return rest;
}

/** Names as every wire allows them (letters, digits, `_` and `-`). */
export function wireName(name: string): string {
  return name.replaceAll(/[^\w-]/g, "_");
}

/** The offered tool of that name, in our spelling or the wire's; exact otherwise. */
export function offered(tools: OfferedTool[], name: string): OfferedTool | undefined {
  return tools.find((tool) => tool.name === name || wireName(tool.name) === name);
}

function reduce(schema: JsonSchema): Shape {
  const options = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter(isSomething);
  const description = schema.description ?? options.find((one) => one.description)?.description;
  const said = description === undefined ? {} : { description };
  if (options.length === 1 && options[0]) return { ...reduce(options[0]), ...said };
  if (options.length > 1) return alternatives(options, description ?? "");
  const listed = schema.const === undefined ? schema.enum : [schema.const];
  const values = listed?.filter((one) => one !== null) as Shape["options"];
  return {
    type: typeOf(schema),
    description: description ?? "",
    ...(values && { options: values }),
    ...(schema.items && { items: reduce(schema.items) }),
    ...(schema.properties && { properties: propertiesOf(schema) }),
  };
}

/** Several literals are one choice; anything else is left to the schema itself. */
function alternatives(options: JsonSchema[], description: string): Shape {
  const reduced = options.map(reduce);
  const values = reduced.flatMap((one) => one.options ?? []);
  const [first] = reduced;
  if (first && reduced.every((one) => one.options && one.type === first.type))
    return { type: first.type, description, options: values };
  return { type: "any", description };
}

function isSomething(schema: JsonSchema): boolean {
  return schema.type !== "null" && schema.const !== null;
}

function typeOf({ type, enum: values, const: value }: JsonSchema): Shape["type"] {
  const named = Array.isArray(type) ? type.find((one) => one !== "null") : type;
  const guess = typeof (value ?? values?.[0]);
  return TYPES.find((known) => known === (named ?? guess)) ?? "any";
}

function propertiesOf({ properties = {}, required = [] }: JsonSchema): Property[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    required: required.includes(name),
    shape: reduce(schema),
  }));
}
