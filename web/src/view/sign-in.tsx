import { type FormEvent, useId, useState } from "react";
import { signIn } from "../live/server.ts";
import { BrandMark } from "./icons.tsx";
import { useStore } from "./store-context.tsx";

/** Signing in with the code that `/link` gives in a chat where the person is known already. */
export function SignIn() {
  const store = useStore();
  const fieldId = useId();
  const problemId = useId();
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy || code.trim() === "") return;
    setBusy(true);
    setProblem(null);
    const sentence = await signIn(code);
    setBusy(false);
    if (sentence === null) store.signedIn();
    else setProblem(sentence);
  }

  return (
    <main className="sign-in">
      <form onSubmit={submit}>
        <BrandMark />
        <h1>Sign in to Adjutant</h1>
        <p>
          Send <code>/link</code> to Adjutant in Telegram, or <code>/adjutant link</code> in Slack,
          and type the code that it answers with.
        </p>
        <label htmlFor={fieldId}>Code</label>
        <input
          id={fieldId}
          value={code}
          onChange={(event) => setCode(event.target.value)}
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
          {busy ? "Signing in" : "Sign in"}
        </button>
      </form>
    </main>
  );
}
