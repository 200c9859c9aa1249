import { useEffect, useState, useSyncExternalStore } from "react";
import * as words from "../../../src/core/wording/catalogue/page.ts";
import { languageIn, t } from "../../../src/core/wording/words.ts";
import { Conversation } from "./conversation.tsx";
import { Header } from "./header.tsx";
import { PanelSheet, SidePanels } from "./panels.tsx";
import { useReader } from "./reader.ts";
import { SignIn } from "./sign-in.tsx";
import { useLive } from "./store-context.tsx";

/** Below this there is no room for a second column; the same number as in layout.css. */
const WIDE = window.matchMedia("(min-width: 60rem)");

const OPENED_AT = Date.now();

export function App() {
  const link = useLive((live) => live.link);
  const wide = useSyncExternalStore(onWidth, () => WIDE.matches);
  const [sheet, setSheet] = useState(false);
  const to = useReader();
  const { locale } = to.profile;
  useEffect(() => {
    document.documentElement.lang = languageIn(locale) ?? "en";
  }, [locale]);
  useUnreadTitle();
  if (link === "signed-out") return <SignIn />;
  return (
    <div className="app">
      <a className="skip" href="#message-field">
        {t(to, words.skipToField)}
      </a>
      <Header open={sheet} {...(wide ? {} : { onPanels: () => setSheet(true) })} />
      <main className="main">
        <Conversation />
      </main>
      {wide && <SidePanels />}
      {!wide && sheet && <PanelSheet onClose={() => setSheet(false)} />}
    </div>
  );
}

function onWidth(listener: () => void): () => void {
  WIDE.addEventListener("change", listener);
  return () => WIDE.removeEventListener("change", listener);
}

/** Says in the tab's title how many answers came while the page was out of sight. */
function useUnreadTitle(): void {
  const answers = useLive(
    ({ feed }) =>
      feed.entries.filter((one) => one.role === "assistant" && one.at > OPENED_AT).length,
  );
  const [seen, setSeen] = useState(answers);
  useEffect(() => {
    const look = () => document.visibilityState === "visible" && setSeen(answers);
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [answers]);
  const unread = Math.max(0, answers - seen);
  useEffect(() => {
    document.title = unread === 0 ? "Adjutant" : `(${unread}) Adjutant`;
  }, [unread]);
}
