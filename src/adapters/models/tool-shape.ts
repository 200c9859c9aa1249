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

type Value = NonNullable<Shape["options"]>[number];

const shapes = new WeakMap<z.core.$ZodType, Shape>();

/** The shape of a tool's arguments. */
export function argumentsOf(tool: OfferedTool): Property[] {
  return shapeOf(tool.input).properties ?? [];
}

/** The shape that a zod schema accepts, remembered. */
export function shapeOf(schema: z.core.$ZodType): Shape {
  const known = shapes.get(schema);
  if (known) return known;
  const shape = reduce(schema);
  shapes.set(schema, shape);
  return shape;
}

/** JSON Schema of what goes in, as far as the shape knows it; lengths and patterns are checked in the answer. */
export function jsonSchemaOf(schema: z.core.$ZodType): Record<string, unknown> {
  return asJsonSchema(shapeOf(schema));
}

/** Names as every wire allows them (letters, digits, `_` and `-`). */
export function wireName(name: string): string {
  return name.replaceAll(/[^\w-]/g, "_");
}

/** The offered tool of that name, in our spelling or the wire's; exact otherwise. */
export function offered(tools: OfferedTool[], name: string): OfferedTool | undefined {
  return tools.find((tool) => tool.name === name || wireName(tool.name) === name);
}

/** Reads zod's own definition of the schema: its `toJSONSchema` knows much more and is 6 KB of the script, gzipped. */
function reduce(schema: z.core.$ZodType): Shape {
  const shape = reduceType(schema as z.core.$ZodTypes);
  const description = z.globalRegistry.get(schema)?.description;
  return description === undefined ? shape : { ...shape, description };
}

function reduceType(schema: z.core.$ZodTypes): Shape {
  const { def } = schema._zod;
  switch (def.type) {
    case "string":
    case "boolean":
      return { type: def.type, description: "" };
    case "number":
      return { type: isInteger(def) ? "integer" : "number", description: "" };
    case "enum":
      return choice([...(schema as z.core.$ZodEnum)._zod.values]);
    case "literal":
      return choice(def.values);
    case "array":
      return { type: "array", description: "", items: reduce(def.element) };
    case "object":
      return { type: "object", description: "", properties: propertiesOf(def.shape) };
    case "record":
      return { type: "object", description: "" };
    case "union":
      return alternatives(def.options.filter(isSomething).map(reduce));
    case "pipe":
      return reduce(def.in);
    default:
      return "innerType" in def ? reduce(def.innerType) : ANYTHING;
  }
}

const ANYTHING: Shape = { type: "any", description: "" };

function isInteger(def: z.core.$ZodNumberDef): boolean {
  const rules: object[] = [def, ...(def.checks ?? []).map((check) => check._zod.def)];
  return rules.some((rule) => "format" in rule && String(rule.format).includes("int"));
}

function choice(values: unknown[]): Shape {
  const options = values.filter(isValue);
  const type = typeof options[0];
  return { type: isValueType(type) ? type : "any", description: "", options };
}

function isValue(value: unknown): value is Value {
  return isValueType(typeof value);
}

function isValueType(type: string): type is "string" | "number" | "boolean" {
  return type === "string" || type === "number" || type === "boolean";
}

/** Several literals are one choice; anything else is left to the schema itself. */
function alternatives(shapes: Shape[]): Shape {
  const [first, ...others] = shapes;
  if (first && others.length === 0) return first;
  const description = shapes.find((shape) => shape.description)?.description ?? "";
  const options = shapes.flatMap((shape) => shape.options ?? []);
  return first && shapes.every((shape) => shape.options && shape.type === first.type)
    ? { type: first.type, description, options }
    : { type: "any", description };
}

function isSomething(schema: z.core.$ZodType): boolean {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return (
    def.type !== "null" && !(def.type === "literal" && def.values.every((one) => one === null))
  );
}

function propertiesOf(shape: z.core.$ZodShape): Property[] {
  return Object.entries(shape).map(([name, schema]) => ({
    name,
    required: schema._zod.optin === undefined,
    shape: reduce(schema),
  }));
}

function asJsonSchema({ type, description, options, items, properties }: Shape) {
  const schema: Record<string, unknown> = {};
  if (type !== "any") schema["type"] = type;
  if (description) schema["description"] = description;
  if (options) schema["enum"] = options;
  if (items) schema["items"] = asJsonSchema(items);
  if (properties) {
    const inside = properties.map(({ name, shape }) => [name, asJsonSchema(shape)]);
    schema["properties"] = Object.fromEntries(inside);
    schema["required"] = properties.filter(({ required }) => required).map(({ name }) => name);
  }
  return schema;
}
