import * as words from "../../../src/core/wording/catalogue/page.ts";
import { t } from "../../../src/core/wording/words.ts";
import type { LinkState } from "../live/link.ts";
import { signOut } from "../live/server.ts";
import { BrandMark, PanelIcon } from "./icons.tsx";
import { useReader } from "./reader.ts";
import { useLive, useStore } from "./store-context.tsx";

const STATES = {
  connecting: words.connecting,
  online: words.online,
  waiting: words.waiting,
  "signed-out": words.signedOut,
} as const satisfies Record<LinkState["kind"], unknown>;

export function Header({ onPanels, open }: { onPanels?(): void; open: boolean }) {
  const link = useLive((live) => live.link);
  const to = useReader();
  const canSignOut = useLive((live) => live.canSignOut);
  const store = useStore();

  async function leave(): Promise<void> {
    if (await signOut()) store.signedOut();
    else store.notice(t(to, words.stillSignedIn));
  }

  return (
    <header className="header">
      <h1>
        <BrandMark />
        Adjutant
      </h1>
      <p className={`link-state ${link}`} role="status">
        {t(to, STATES[link])}
      </p>
      {link === "waiting" && (
        <button type="button" className="link-button" onClick={store.reconnect}>
          {t(to, words.tryNow)}
        </button>
      )}
      <span className="spacer" />
      {canSignOut && link !== "signed-out" && (
        <button type="button" className="link-button" onClick={leave}>
          {t(to, words.signOut)}
        </button>
      )}
      {onPanels !== undefined && (
        <button
          type="button"
          className="icon-button"
          aria-label={t(to, words.overview)}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={onPanels}
        >
          <PanelIcon />
        </button>
      )}
    </header>
  );
}
