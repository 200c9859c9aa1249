import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { countingIds, fixedClock, recordingLog, scriptedIntake } from "./channel-doubles.ts";
import type { Harness, Rig, Setup } from "./channel-harness.ts";
import { declareInbound } from "./channel-inbound.ts";
import {
  declareFates,
  declareOutbound,
  declareResponseOnly,
  declareStreams,
} from "./channel-outbound.ts";

/** Declares the contract's tests for one channel. */
export function testChannel(name: string, harness: Harness): void {
  describe(`${name} keeps the channel contract`, () => {
    let rig: Rig;
    const ports = () => ({
      intake: scriptedIntake(),
      log: recordingLog(),
      clock: fixedClock(),
      ids: countingIds(),
    });
    let given: ReturnType<typeof ports>;
    beforeEach(async () => {
      given = ports();
      rig = await harness.open(given);
    });
    afterEach(async () => {
      const written = JSON.stringify(given.log.lines);
      for (const secret of rig.secrets) expect(written).not.toContain(secret);
      await rig.close();
    });
    const setup: Setup = { rig: () => rig, ports: () => given };
    const { inbound, outbound } = harness;
    describe("coming in", () => declareInbound(setup, inbound));
    it("says whether it can push", () => {
      expect(rig.channel.capabilities.push).toBe(outbound !== undefined);
    });
    if (outbound) {
      describe("going out", () => declareOutbound(setup));
      describe("being written", () => declareStreams(setup));
      describe("failing", () => declareFates(setup, outbound.fates));
    } else {
      describe("going out", () => declareResponseOnly(setup));
    }
  });
}
