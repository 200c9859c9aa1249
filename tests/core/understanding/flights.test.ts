import { describe, expect, test } from "vitest";
import { airlineCode } from "../../../src/core/understanding/flights/airlines.ts";
import { countryOf, placesNamed } from "../../../src/core/understanding/flights/places.ts";
import { understand } from "../../../src/core/understanding/understand.ts";
import { contextOf } from "./support.ts";

function tripOf(text: string) {
  const [request] = understand(text, contextOf()).requests;
  return { flights: request?.slots.flights, asks: request?.ambiguities ?? [] };
}

describe("places by what people call them", () => {
  test.each([
    ["London", ["LON"]],
    ["NYC", ["NYC"]],
    ["heathrow", ["LHR"]],
    ["Frankfurt", ["FRA"]],
    ["SF", ["SFO"]],
    ["Philly", ["PHL"]],
    ["Zürich", ["ZRH"]],
    ["St. Louis", ["STL"]],
    ["JFK", ["JFK"]],
    ["jfk", ["JFK"]],
    ["Graz", ["GRZ"]],
    ["Atlanta, GA", ["ATL"]],
    ["Paris, France", ["PAR"]],
    ["San Jose", ["SJC", "SJO"]],
    ["Birmingham", ["BHM", "BHX"]],
  ])("%s", (words, codes) => {
    expect(placesNamed(words).sort()).toEqual(codes);
  });

  test.each(["Nowhere", "Paris, TX", "the moon", "x", "", "a".repeat(5000)])(
    "%s is not known",
    (words) => expect(placesNamed(words)).toEqual([]),
  );

  test("codes stand with their countries", () => {
    const known = ["SJO", "BHX", "SJC", "LON", "NYC", "ZZZ"].map(countryOf);
    expect(known).toEqual(["CR", "GB", "US", "GB", "US", null]);
  });
});

test.each([
  ["Lufthansa", "LH"],
  ["British Airways", "BA"],
  ["delta", "DL"],
  ["Delta Airlines", "DL"],
  ["no such line", null],
])("the airline %s", (words, code) => expect(airlineCode(words)).toBe(code));

describe("a trip", () => {
  test("has the words as typed and the codes that they mean", () => {
    const { flights, asks } = tripOf("find me a flight from NYC to Tokyo tomorrow with Air France");
    expect(flights).toMatchObject({
      origin: "NYC",
      originCodes: ["NYC"],
      destination: "Tokyo",
      destinationCodes: ["TYO"],
      airline: "Air France",
      airlineCode: "AF",
    });
    expect(asks).toEqual([]);
  });

  test("with a name of several places is a question for each, and answers stand apart", () => {
    const text = "book a flight from Birmingham to Portland next monday";
    const [request] = understand(text, contextOf()).requests;
    if (!request) throw new Error("no request");
    expect(request.ambiguities.map((one) => one.text)).toEqual(["Birmingham", "Portland"]);
    const answer = (words: string, asked: typeof request) =>
      understand(words, contextOf({ pending: { request: asked, reason: "which-place" } }))
        .requests[0] ?? asked;
    const settled = answer("the first", answer("the second", request));
    expect(settled.ambiguities).toEqual([]);
    expect(settled.slots.flights).toMatchObject({
      origin: "Birmingham",
      originCodes: ["BHX"],
      destinationCodes: ["PDX"],
    });
  });

  test("leaves an unknown place as typed", () => {
    const { flights } = tripOf("find me a flight from Nowhereville to London");
    expect(flights?.origin).toBe("Nowhereville");
    expect(flights?.originCodes).toBeUndefined();
  });
});
