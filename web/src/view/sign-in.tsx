import { type FormEvent, useId, useState } from "react";
import { code } from "../../../src/core/chat/reply.ts";
import * as words from "../../../src/core/wording/catalogue/page.ts";
import { rich, t } from "../../../src/core/wording/words.ts";
import { signIn } from "../live/server.ts";
import { BrandMark } from "./icons.tsx";
import { useReader } from "./reader.ts";
import { Spans } from "./spans.tsx";
import { useStore } from "./store-context.tsx";

const COMMANDS = { telegram: code("/link"), slack: code("/adjutant link") };

/** Signing in with the code that `/link` gives in a chat where the person is known already. */
export function SignIn() {
  const store = useStore();
  const fieldId = useId();
  const problemId = useId();
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const to = useReader();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy || typed.trim() === "") return;
    setBusy(true);
    setProblem(null);
    const refused = await signIn(typed);
    setBusy(false);
    if (refused === null) store.signedIn();
    else setProblem(t(to, refused === "wrong-code" ? words.wrongCode : words.unreachable));
  }

  return (
    <main className="sign-in">
      <form onSubmit={submit}>
        <BrandMark />
        <h1>{t(to, words.signInTitle)}</h1>
        <p>
          <Spans spans={rich(to, words.signInHow, COMMANDS)} />
        </p>
        <label htmlFor={fieldId}>{t(to, words.code)}</label>
        <input
          id={fieldId}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={64}
          aria-invalid={problem !== null}
          aria-describedby={problemId}
        />
        <p id={problemId} className="problem" role="alert">
          {problem}
        </p>
        <button type="submit" className="button primary" aria-disabled={busy}>
          {t(to, busy ? words.signingIn : words.signIn)}
        </button>
      </form>
    </main>
  );
}
