import { useEffect, useId, useRef } from "react";
import type { Panel } from "../../../src/core/ports/live-protocol.ts";
import { Blocks } from "./blocks.tsx";
import { CloseIcon } from "./icons.tsx";
import { useLive } from "./store-context.tsx";
import { readerZone, sameClock } from "./time.ts";

/** The views beside the conversation: a column where there is room. */
export function SidePanels() {
  return (
    <aside className="panels" aria-label="Overview">
      <PanelList />
    </aside>
  );
}

/** The same on a phone: a sheet over the conversation. A modal dialog keeps the focus by itself. */
export function PanelSheet({ onClose }: { onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="sheet" aria-label="Overview" onClose={onClose} closedby="any">
      <div className="panels">
        <header>
          <span aria-hidden="true">Overview</span>
          <button
            type="button"
            className="icon-button"
            aria-label="Close overview"
            onClick={() => dialog.current?.close()}
          >
            <CloseIcon />
          </button>
        </header>
        <PanelList />
      </div>
    </dialog>
  );
}

function PanelList() {
  const panels = useLive((live) => live.feed.panels);
  const zone = useLive((live) => live.feed.ready?.zone);
  return (
    <>
      {panels.map((panel) => (
        <PanelView key={panel.id} panel={panel} />
      ))}
      {zone !== undefined && !sameClock(Date.now(), zone, readerZone()) && (
        <p className="zone">
          Shown in this browser's time ({cityOf(readerZone())}). Your own time zone is{" "}
          {cityOf(zone)}.
        </p>
      )}
    </>
  );
}

function PanelView({ panel }: { panel: Panel }) {
  const titleId = useId();
  return (
    <section className="panel" aria-labelledby={titleId}>
      <h2 id={titleId}>{panel.title}</h2>
      <div className="blocks">
        <Blocks blocks={panel.reply.blocks} level={3} />
      </div>
    </section>
  );
}

/** "Europe/Berlin" as people say it: "Berlin". */
function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}
