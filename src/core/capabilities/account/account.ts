import * as z from "zod/mini";
import { code, note, paragraph } from "../../chat/reply.ts";
import type { Accounts } from "../../ports/accounts.ts";
import type { Ids } from "../../ports/ids.ts";
import { defineTool, type Outcome, type Tool } from "../../tools/tool.ts";
import { sentence } from "../../wording/draft.ts";
import type { Capability, Command, Plan } from "../capability.ts";
import type { CommandSpec } from "../command.ts";
import { typeableCode } from "./typeable-code.ts";

const nothing = z.object({});

export const ACCOUNT_COMMANDS = {
  link: { name: "link", description: "Connect another chat or browser to this account" },
  token: { name: "token", description: "Make a token for the HTTP API" },
  invite: { name: "invite", description: "Make a code that lets one more person in" },
} satisfies Record<string, CommandSpec>;

/** Connecting channels, browsers and programs to this account. */
export function createAccount(deps: { accounts: Accounts; ids: Ids }): Capability {
  return {
    name: "account",
    title: "Account",
    examples: ["/link", "/token"],
    commands: [
      command(ACCOUNT_COMMANDS.link, "account.link"),
      command(ACCOUNT_COMMANDS.token, "account.token"),
      command(ACCOUNT_COMMANDS.invite, "account.invite"),
    ],
    tools: [linkTool(deps), inviteTool(deps), tokenTool(deps)],
    intents: {},
  };
}

function command(spec: CommandSpec, tool: string): Command {
  const plan = (): Plan => ({ kind: "call", call: { tool, input: {} } });
  return { spec, plan };
}

function linkTool({ accounts, ids }: { accounts: Accounts; ids: Ids }): Tool {
  return defineTool({
    name: "account.link",
    description: "Makes a one-time code that connects another chat or browser to this account.",
    effect: "write",
    personOnly: () => true,
    input: nothing,
    prepare: (_input, { step, userId }) => freshCode("link", userId, { accounts, ids, step }),
    run: (_input, { prepared }) =>
      shown(
        [
          paragraph("Code: ", code(String(prepared)), ", good once, for 10 minutes."),
          paragraph("Send it to me from the other chat, or type it into the sign-in page."),
        ],
        "Whoever has it gets into this account, so pass it to nobody.",
      ),
  });
}

function inviteTool({ accounts, ids }: { accounts: Accounts; ids: Ids }): Tool {
  return defineTool({
    name: "account.invite",
    description: "Makes a one-time code that lets one more person use this deployment.",
    effect: "write",
    personOnly: () => true,
    input: nothing,
    async prepare(_input, { step, userId }) {
      if (!(await step("owner", () => accounts.isOwner(userId)))) return null;
      return freshCode("invite", userId, { accounts, ids, step });
    },
    run: (_input, { prepared }) =>
      typeof prepared === "string"
        ? shown(
            [paragraph("Invitation: ", code(prepared), ", good once, for 10 minutes.")],
            "They send it to me from their own chat and get an account of their own.",
          )
        : sentence("Only the owner of this deployment can invite people, so no code was made."),
  });
}

function tokenTool({ accounts, ids }: { accounts: Accounts; ids: Ids }): Tool {
  return defineTool({
    name: "account.token",
    description: "Makes a bearer token for the HTTP API of this account.",
    effect: "write",
    personOnly: () => true,
    input: nothing,
    async prepare(_input, { step, userId }) {
      const token = await step("token", () => Promise.resolve(`adj_${ids.secret()}`));
      await step("save", () => accounts.saveApiToken(userId, token));
      return token;
    },
    run(_input, { prepared }) {
      const token = [paragraph("Token: ", code(String(prepared)))];
      const outcome = shown(
        token,
        "It acts as you through POST /api/chat, and is shown only here.",
      );
      outcome.reply.secret = true;
      return outcome;
    },
  });
}

interface CodeDeps {
  accounts: Accounts;
  ids: Ids;
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** The code is journaled before it is saved, so a resumed turn saves and shows the same one. */
async function freshCode(kind: "link" | "invite", userId: string, deps: CodeDeps): Promise<string> {
  const fresh = await deps.step("code", () => Promise.resolve(typeableCode(deps.ids.secret())));
  await deps.step("save", () => deps.accounts.saveCode(kind, userId, fresh.replace("-", "")));
  return fresh;
}

function shown(blocks: Outcome["reply"]["blocks"], remark: string): Outcome {
  return { reply: { blocks: [...blocks, note(remark)], buttons: [] } };
}
