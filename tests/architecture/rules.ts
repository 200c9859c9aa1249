import path from "node:path";
import { type Import, importsOf, withoutStrings } from "./source.ts";

/** Path from the project's folder to text. */
export type Files = Record<string, string>;

const CORE_PACKAGES = ["zod", "chrono-node", "temporal-polyfill"];
const MAX_LINES = 400;
const MAX_TEST_LINES = 500;
const MAX_FILES = 20;

/** Time, chance and the world come into the core as parameters and ports. */
const IMPURE: [name: string, pattern: RegExp][] = [
  ["Date.now", /\bDate\s*\.\s*now\b/],
  ["Date without an instant", /\bnew\s+Date\b(?!\s*\(\s*[^)\s])|(?<!new\s+)(?<![.\w$])Date\s*\(/],
  ["Temporal.Now", /\bTemporal\s*\.\s*Now\b/],
  ["performance", /(?<![.\w$])performance\s*\./],
  ["Math.random", /\bMath\s*\.\s*random\b/],
  ["crypto", /(?<![.\w$])crypto\s*\??\./],
  ["fetch", /(?<![.\w$])fetch\s*\(/],
  ["globalThis", /\bglobalThis\b/],
];

const TEST_TRICKS: [name: string, pattern: RegExp][] = [
  ["vi.mock", /\bvi\s*\.\s*(?:mock|doMock)\b/],
  [".skip, .only or .todo", /\b(?:it|test|describe|suite)(?:\.\w+)*\.(?:skip|only|todo)\b/],
];

/** Every rule on every file; one line per violation, none when all is well. */
export function violations(files: Files): string[] {
  return [
    ...Object.keys(files).flatMap((file) => importViolations(files, file)),
    ...cycles(files),
    ...patternViolations(files),
    ...sizeViolations(files),
  ];
}

function importViolations(files: Files, file: string): string[] {
  if (!isSource(file)) return [];
  return importsOf(files[file] ?? "").flatMap((each) => {
    if (each.specifier === undefined) return [`${file}: imports something computed`];
    const problems: string[] = [];
    if (!isAllowed(file, each)) problems.push(`${file}: may not import ${each.specifier}`);
    if (npm(each.specifier) === "zod" && !/^(?:type\s+)?\*\s+as\s+z$/.test(each.clause)) {
      problems.push(`${file}: imports zod other than by "import * as z"`);
    }
    if (each.specifier === "zod" && file.startsWith("src/")) {
      problems.push(`${file}: imports zod's methods, which all end up in the Worker's script`);
    }
    return problems;
  });
}

/** One import, as the floors look at it. */
interface Crossing extends Import {
  specifier: string;
  /** The folder or file below the floor: `telegram` of src/channels/telegram/send.ts. */
  folder: string;
  /** The imported file; undefined for a package. */
  target: string | undefined;
  within(...places: string[]): boolean;
}

/** The classes that the Worker exports, made whole with their dependencies in `worker.ts`. */
const USER_AGENT = "src/adapters/user-agent/user-agent.ts";
const SLOT_GIVER = "src/adapters/send-slots/slot-giver.ts";

/** Who may import what. */
const FLOORS: Record<string, (crossing: Crossing) => boolean> = {
  "src/core": ({ specifier, target, within }) =>
    target === undefined ? CORE_PACKAGES.includes(npm(specifier)) : within("src/core/"),
  "src/channels": (crossing) => insideFloor("src/channels", crossing),
  "src/adapters": (crossing) => insideFloor("src/adapters", crossing),
  "src/compose.ts": ({ target, within }) => target === undefined || within("src/"),
  "src/settings.ts": ({ target, within }) => target === undefined || within("src/core/"),
  "src/worker.ts": ({ specifier, target, kind, within }) => {
    if (target === undefined) return specifier === "cloudflare:workers";
    if (within("src/compose.ts", "src/settings.ts", USER_AGENT, SLOT_GIVER)) return true;
    return kind === "export" && within("src/adapters/");
  },
  web: ({ target, within }) =>
    target === undefined || within("web/", "src/core/", "src/channels/web/"),
};

/** Core, the own folder, the floor's own files and packages; a file of the floor sees its folders. */
function insideFloor(floor: string, { specifier, folder, target, within }: Crossing): boolean {
  if (target === undefined) return !specifier.startsWith("#");
  if (within("src/core/")) return true;
  if (isFile(folder)) return within(`${floor}/`);
  if (path.posix.dirname(target) === floor) return true;
  return within(`${floor}/${folder}/`, `migrations/${folder}/`);
}

function isAllowed(file: string, { specifier = "", ...rest }: Import): boolean {
  const [top = "", second = "", folder = ""] = file.split("/");
  const target = resolve(file, specifier);
  const within = (...places: string[]) => places.some((place) => target?.startsWith(place));
  const floor = FLOORS[top === "web" ? top : `${top}/${second}`];
  return floor?.({ ...rest, specifier, folder, target, within }) ?? false;
}

/** The imported file's path, or undefined for a package. */
function resolve(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  return path.posix.join(path.posix.dirname(file), specifier);
}

function npm(specifier: string): string {
  const [scope = "", name = ""] = specifier.split("/");
  return scope.startsWith("@") ? `${scope}/${name}` : scope;
}

function cycles(files: Files): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, trail: string[]) => {
    const at = trail.indexOf(file);
    if (at >= 0) found.push(`${file}: is in a cycle: ${[...trail.slice(at), file].join(" -> ")}`);
    if (at >= 0 || done.has(file)) return;
    for (const { specifier = "" } of importsOf(files[file] ?? "")) {
      const target = resolve(file, specifier);
      if (target !== undefined && target in files) visit(target, [...trail, file]);
    }
    done.add(file);
  };
  for (const file of Object.keys(files).filter(isSource)) visit(file, []);
  return found;
}

function patternViolations(files: Files): string[] {
  return Object.entries(files).flatMap(([file, text]) => {
    const patterns = file.startsWith("src/core/") ? IMPURE : isTest(file) ? TEST_TRICKS : [];
    if (patterns.length === 0) return [];
    const code = withoutStrings(text);
    return patterns
      .filter(([, pattern]) => pattern.test(code))
      .map(([name]) => `${file}: uses ${name}`);
  });
}

function sizeViolations(files: Files): string[] {
  const long = Object.entries(files).flatMap(([file, text]) => {
    const lines = text.split("\n").length - 1;
    const limit = file.startsWith("tests/") ? MAX_TEST_LINES : MAX_LINES;
    return lines > limit ? [`${file}: has ${lines} lines, at most ${limit} are allowed`] : [];
  });
  const folders = Map.groupBy(Object.keys(files), (file) => path.posix.dirname(file));
  const full = [...folders].flatMap(([folder, inside]) =>
    inside.length > MAX_FILES
      ? [`${folder}: has ${inside.length} files, at most ${MAX_FILES} are allowed`]
      : [],
  );
  return [...long, ...full];
}

/** Numbers run 0000, 0001, ... without gaps or doubles, in the folder as in drizzle's journal. */
export function migrationViolations(
  folder: string,
  sqlFiles: string[],
  journal: string[],
): string[] {
  const names = sqlFiles.map((file) => file.replace(/\.sql$/, "")).sort();
  const wrong = names.flatMap((name, index) =>
    name.startsWith(`${String(index).padStart(4, "0")}_`)
      ? []
      : [`${folder}: ${name} is not number ${index}`],
  );
  if (names.join() !== journal.join()) wrong.push(`${folder}: the journal lists other files`);
  return wrong;
}

function isSource(file: string): boolean {
  return (file.startsWith("src/") || file.startsWith("web/")) && /\.[cm]?[jt]sx?$/.test(file);
}

function isTest(file: string): boolean {
  return file.startsWith("tests/");
}

function isFile(name: string): boolean {
  return path.posix.extname(name) !== "";
}
