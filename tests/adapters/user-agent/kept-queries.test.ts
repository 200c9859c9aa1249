import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { kept, rowOfSlots, slot } from "../../../src/adapters/user-agent/database.ts";
import { state } from "../../../src/adapters/user-agent/schema.ts";
import { createNodeDatabase } from "../../support/node-database.ts";

const put = kept((db) => db.insert(state).values(rowOfSlots(state)).prepare());
const read = kept((db) =>
  db
    .select()
    .from(state)
    .where(eq(state.key, slot("key")))
    .prepare(),
);

describe("queries that all objects of an isolate share", () => {
  it("run on the store of the object that asks, however their calls alternate", () => {
    const [anna, ben] = [createNodeDatabase().db, createNodeDatabase().db];
    put(anna).run({ key: "name", value: "Anna" });
    // Fetched before another object runs the same query.
    const ofAnna = read(anna);
    put(ben).run({ key: "name", value: "Ben" });
    expect(read(ben).get({ key: "name" })?.value).toBe("Ben");
    expect(ofAnna.get({ key: "name" })?.value).toBe("Anna");
    expect(ofAnna.all({ key: "name" })).toHaveLength(1);
    expect(read(ben).get({ key: "other" })).toBeUndefined();
  });
});
