import type { LinkState } from "../live/link.ts";
import { signOut } from "../live/server.ts";
import { BrandMark, PanelIcon } from "./icons.tsx";
import { useLive, useStore } from "./store-context.tsx";

const STATES: Record<LinkState["kind"], string> = {
  connecting: "Connecting",
  online: "Connected",
  waiting: "Offline, trying again",
  "signed-out": "Signed out",
};

export function Header({ onPanels, open }: { onPanels?(): void; open: boolean }) {
  const link = useLive((live) => live.link);
  const canSignOut = useLive((live) => live.canSignOut);
  const store = useStore();

  async function leave(): Promise<void> {
    if (await signOut()) store.signedOut();
    else store.notice("You are still signed in: Adjutant could not be reached.");
  }

  return (
    <header className="header">
      <h1>
        <BrandMark />
        Adjutant
      </h1>
      <p className={`link-state ${link}`} role="status">
        {STATES[link]}
      </p>
      {link === "waiting" && (
        <button type="button" className="link-button" onClick={store.reconnect}>
          Try now
        </button>
      )}
      <span className="spacer" />
      {canSignOut && link !== "signed-out" && (
        <button type="button" className="link-button" onClick={leave}>
          Sign out
        </button>
      )}
      {onPanels !== undefined && (
        <button
          type="button"
          className="icon-button"
          aria-label="Overview"
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
