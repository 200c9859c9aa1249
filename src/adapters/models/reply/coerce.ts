import type { OfferedTool } from "../../../core/ports/language-model.ts";
import { argumentsOf, type Property, type Shape } from "../tool-shape.ts";
import { type Fields, fieldsOf } from "../wire/fields.ts";
import { lenientJson } from "./json-text.ts";

export interface Coerced {
  args: Fields;
  /** Required, and not given. */
  missing: string[];
  /** Given, and not what the schema takes. */
  wrong: string[];
  /** What had to be put right, by name. */
  repairs: string[];
}

/** The arguments are no object at all, or one that breaks off. */
export type Unreadable = { unreadable: "cut" | "nonsense" };

/** How models say that there is nothing. */
const NOTHING = /^(?:|null|none|undefined|nil|n\/a)$/i;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
const WRAPPERS = ["parameters", "arguments", "args"];
const WRONG = Symbol("wrong");

/**
 * Turns what a model gave into what the tool takes, led by the tool's schema alone: text that looks like a number
 * stays text where text is wanted. Null-likes are absent, strangers are dropped.
 */
export function coerceArguments(raw: unknown, tool: OfferedTool): Coerced | Unreadable {
  const repairs = new Set<string>();
  const object = asObject(raw, repairs);
  if ("unreadable" in object) return object as Unreadable;
  const properties = argumentsOf(tool);
  const given = unwrapped(object, properties, repairs);
  const args: Fields = {};
  const missing: string[] = [];
  const wrong: string[] = [];
  for (const { name, required, shape } of properties) {
    const value = present(pick(given, name, repairs), repairs);
    const coerced = value === undefined ? undefined : coerce(value, shape, repairs);
    if (coerced === WRONG) wrong.push(name);
    else if (coerced !== undefined) args[name] = coerced;
    else if (required) missing.push(name);
  }
  const strangers = Object.keys(given).filter(
    (key) => !properties.some(({ name }) => sameKey(name, key)),
  );
  if (strangers.length > 0) repairs.add("extra-keys");
  return {
    args,
    missing,
    wrong: [...wrong, ...refused(tool, args, missing)],
    repairs: [...repairs],
  };
}

/** What the schema itself still refuses (length, pattern, range), apart from what is missing anyway. */
function refused(tool: OfferedTool, args: Fields, missing: string[]): string[] {
  const checked = tool.input.safeParse(args);
  if (checked.success) return [];
  const paths = checked.error.issues.map(({ path }) => String(path[0] ?? "arguments"));
  return [...new Set(paths)].filter((name) => !missing.includes(name));
}

/** A string is read at most twice: that is how often it gets encoded by mistake. */
function asObject(raw: unknown, repairs: Set<string>): Fields | Unreadable {
  let value = raw;
  for (let times = 0; times < 2 && typeof value === "string"; times++) {
    if (NOTHING.test(value.trim())) return {};
    const read = lenientJson(value);
    if (read === undefined) return { unreadable: /^\s*["{[]/.test(value) ? "cut" : "nonsense" };
    if (times > 0) repairs.add("double-encoded");
    value = read;
  }
  if (value === undefined || value === null) return {};
  return typeof value === "object" && !Array.isArray(value)
    ? (value as Fields)
    : { unreadable: "nonsense" };
}

function unwrapped(object: Fields, properties: Property[], repairs: Set<string>): Fields {
  const [key, ...others] = Object.keys(object);
  if (key === undefined || others.length > 0 || !WRAPPERS.includes(key)) return object;
  if (properties.some(({ name }) => name === key)) return object;
  const inner = typeof object[key] === "string" ? lenientJson(object[key]) : object[key];
  if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return object;
  repairs.add("wrapped");
  return inner as Fields;
}

function pick(given: Fields, name: string, repairs: Set<string>): unknown {
  if (Object.hasOwn(given, name)) return given[name];
  const other = Object.keys(given).find((key) => sameKey(key, name));
  if (other === undefined) return undefined;
  repairs.add("key-case");
  return given[other];
}

function sameKey(one: string, other: string): boolean {
  const plain = (key: string) => key.replaceAll(/[_\-\s]/g, "").toLowerCase();
  return plain(one) === plain(other);
}

function present(value: unknown, repairs: Set<string>): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== "string" || !NOTHING.test(value.trim())) return value;
  repairs.add("null-like");
  return undefined;
}

function coerce(value: unknown, shape: Shape, repairs: Set<string>): unknown {
  const result = convert(value, shape, repairs);
  if (result === WRONG || !shape.options) return result;
  if (shape.options.includes(result as string)) return result;
  const found = shape.options.find((option) => sameKey(String(option), String(result)));
  if (found !== undefined) repairs.add("enum-case");
  return found ?? WRONG;
}

function convert(value: unknown, shape: Shape, repairs: Set<string>): unknown {
  switch (shape.type) {
    case "any":
      return value;
    case "string":
      return asString(value, shape, repairs);
    case "number":
    case "integer":
      return asNumber(value, repairs);
    case "boolean":
      return asBoolean(value, repairs);
    case "array":
      return asArray(value, shape, repairs);
    case "object":
      return asNested(value, shape, repairs);
  }
}

function asString(value: unknown, shape: Shape, repairs: Set<string>): unknown {
  if (typeof value === "string") return value.trim();
  if (typeof value === "number" || typeof value === "boolean") {
    repairs.add("scalar-to-text");
    return String(value);
  }
  // The schema was given back with the value inside.
  const { value: inner } = fieldsOf(value);
  if (typeof inner !== "string" && typeof inner !== "number") return WRONG;
  repairs.add("schema-echo");
  return coerce(inner, shape, repairs);
}

function asNumber(value: unknown, repairs: Set<string>): unknown {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || !NUMBER.test(value.trim())) return WRONG;
  const number = Number(value);
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) return WRONG;
  repairs.add("text-to-number");
  return number;
}

function asBoolean(value: unknown, repairs: Set<string>): unknown {
  if (typeof value === "boolean") return value;
  const word = typeof value === "string" ? value.trim().toLowerCase() : "";
  if (word !== "true" && word !== "false") return WRONG;
  repairs.add("text-to-boolean");
  return word === "true";
}

function asArray(value: unknown, { items }: Shape, repairs: Set<string>): unknown {
  let list = value;
  if (typeof value === "string") {
    repairs.add("text-to-list");
    const read = value.trim().startsWith("[") ? lenientJson(value) : [value];
    list = read;
  }
  if (!Array.isArray(list)) return WRONG;
  if (!items) return list;
  const coerced = list.map((one) => coerce(one, items, repairs));
  return coerced.includes(WRONG) ? WRONG : coerced;
}

function asNested(value: unknown, { properties }: Shape, repairs: Set<string>): unknown {
  const object = typeof value === "string" ? lenientJson(value) : value;
  if (typeof object !== "object" || object === null || Array.isArray(object)) return WRONG;
  if (!properties) return object;
  const result: Fields = {};
  for (const { name, shape } of properties) {
    const inner = present(pick(object as Fields, name, repairs), repairs);
    const coerced = inner === undefined ? undefined : coerce(inner, shape, repairs);
    if (coerced === WRONG) return WRONG;
    if (coerced !== undefined) result[name] = coerced;
  }
  return result;
}
