import * as z from "zod/mini";
import { code, note, paragraph } from "../../chat/reply.ts";
import type { Accounts } from "../../ports/accounts.ts";
import type { Ids } from "../../ports/ids.ts";
import { defineTool, type Outcome, type Tool } from "../../tools/tool.ts";
import * as words from "../../wording/catalogue/account.ts";
import * as commands from "../../wording/catalogue/commands.ts";
import * as help from "../../wording/catalogue/help.ts";
import { sentence } from "../../wording/draft.ts";
import { rich, t } from "../../wording/words.ts";
import type { Capability, Command, Plan } from "../capability.ts";
import type { CommandTexts } from "../command.ts";
import { typeableCode } from "./typeable-code.ts";

const nothing = z.object({});

export const ACCOUNT_COMMANDS = {
  link: { name: "link", description: commands.commandLink },
  token: { name: "token", description: commands.commandToken },
  invite: { name: "invite", description: commands.commandInvite },
} satisfies Record<string, CommandTexts>;

/** Connecting channels, browsers and programs to this account. */
export function createAccount(deps: { accounts: Accounts; ids: Ids }): Capability {
  return {
    name: "account",
    title: help.topicAccount,
    examples: help.examplesAccount,
    commands: [
      command(ACCOUNT_COMMANDS.link, "account.link"),
      command(ACCOUNT_COMMANDS.token, "account.token"),
      command(ACCOUNT_COMMANDS.invite, "account.invite"),
    ],
    tools: [linkTool(deps), inviteTool(deps), tokenTool(deps)],
    intents: {},
  };
}

function command(spec: CommandTexts, tool: string): Command {
  const plan = (): Plan => ({ kind: "call", call: { tool, input: {} } });
  return { spec, plan };
}

function linkTool({ accounts, ids }: { accounts: Accounts; ids: Ids }): Tool {
  return defineTool({
    name: "account.link",
    description: words.accountLinkAsk.en,
    preview: (_input, context) => [paragraph(t(context, words.accountLinkAsk))],
    effect: "write",
    personOnly: () => true,
    input: nothing,
    prepare: (_input, { step, userId }) => freshCode("link", userId, { accounts, ids, step }),
    run: (_input, context) =>
      shown(
        [
          paragraph(...rich(context, words.accountCode, { code: code(String(context.prepared)) })),
          paragraph(t(context, words.accountSend)),
        ],
        t(context, words.accountSecret),
      ),
  });
}

function inviteTool({ accounts, ids }: { accounts: Accounts; ids: Ids }): Tool {
  return defineTool({
    name: "account.invite",
    description: words.accountInviteAsk.en,
    preview: (_input, context) => [paragraph(t(context, words.accountInviteAsk))],
    effect: "write",
    personOnly: () => true,
    input: nothing,
    async prepare(_input, { step, userId }) {
      if (!(await step("owner", () => accounts.isOwner(userId)))) return null;
      return freshCode("invite", userId, { accounts, ids, step });
    },
    run(_input, context) {
      const { prepared } = context;
      if (typeof prepared !== "string") return sentence(t(context, words.accountNotOwner));
      const invitation = rich(context, words.accountInvitation, { code: code(prepared) });
      return shown([paragraph(...invitation)], t(context, words.accountInvited));
    },
  });
}

function tokenTool({ accounts, ids }: { accounts: Accounts; ids: Ids }): Tool {
  return defineTool({
    name: "account.token",
    description: words.accountTokenAsk.en,
    preview: (_input, context) => [paragraph(t(context, words.accountTokenAsk))],
    effect: "write",
    personOnly: () => true,
    input: nothing,
    async prepare(_input, { step, userId }) {
      const token = await step("token", () => Promise.resolve(`adj_${ids.secret()}`));
      await step("save", () => accounts.saveApiToken(userId, token));
      return token;
    },
    run(_input, context) {
      const token = code(String(context.prepared));
      const outcome = shown(
        [paragraph(...rich(context, words.accountToken, { token }))],
        t(context, words.accountActs),
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
