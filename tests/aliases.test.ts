import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { unstable_readConfig } from "wrangler";

/** Files of a dependency that the script has ours instead of, by the words with which the dependency imports them. */
const { alias = {} } = unstable_readConfig({ config: "./wrangler.toml" });
const inside = Object.keys(alias).filter((name) => name.startsWith("."));

const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
  dependencies: Record<string, string>;
};
/** What the script is made of: our files, and those of each dependency. */
const sources = new Map(
  [["src", "src/**/*.ts"]]
    .concat(Object.keys(dependencies).map((one) => [one, `node_modules/${one}/**/*.{js,mjs}`]))
    .map(([owner, files]) => [owner, globSync(files ?? "").map((f) => readFileSync(f, "utf8"))]),
);

test.each(inside)("the alias %s means a file of one dependency, and it is there", (name) => {
  const imports = (text: string) => text.includes(`"${name}"`) || text.includes(`'${name}'`);
  const owners = [...sources].filter(([, texts]) => texts.some(imports)).map(([owner]) => owner);
  expect(owners).toHaveLength(1);
  expect(owners).not.toContain("src");
});
