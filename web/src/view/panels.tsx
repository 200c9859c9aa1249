import { useEffect, useId, useRef } from "react";
import type { Panel } from "../../../src/core/ports/live-protocol.ts";
import * as words from "../../../src/core/wording/catalogue/page.ts";
import { t } from "../../../src/core/wording/words.ts";
import { Blocks } from "./blocks.tsx";
import { CloseIcon } from "./icons.tsx";
import { useReader } from "./reader.ts";
import { useLive } from "./store-context.tsx";
import { readerZone, sameClock } from "./time.ts";

/** The views beside the conversation: a column where there is room. */
export function SidePanels() {
  const to = useReader();
  return (
    <aside className="panels" aria-label={t(to, words.overview)}>
      <PanelList />
    </aside>
  );
}

/** The same on a phone: a sheet over the conversation. A modal dialog keeps the focus by itself. */
export function PanelSheet({ onClose }: { onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const to = useReader();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-label={t(to, words.overview)}
      onClose={onClose}
      closedby="any"
    >
      <div className="panels">
        <header>
          <span aria-hidden="true">{t(to, words.overview)}</span>
          <button
            type="button"
            className="icon-button"
            aria-label={t(to, words.closeOverview)}
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
  const to = useReader();
  return (
    <>
      {panels.map((panel) => (
        <PanelView key={panel.id} panel={panel} />
      ))}
      {zone !== undefined && !sameClock(Date.now(), zone, readerZone()) && (
        <p className="zone">
          {t(to, words.otherZone, { here: cityOf(readerZone()), own: cityOf(zone) })}
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
