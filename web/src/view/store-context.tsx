import { createContext, type ReactNode, use, useSyncExternalStore } from "react";
import type { LiveStore, Snapshot } from "../live/store.ts";

const StoreContext = createContext<LiveStore | null>(null);

export function StoreProvider({ store, children }: { store: LiveStore; children: ReactNode }) {
  return <StoreContext value={store}>{children}</StoreContext>;
}

export function useStore(): LiveStore {
  const store = use(StoreContext);
  if (store === null) throw new Error("Outside of StoreProvider");
  return store;
}

/** The part of the page's state that a component draws. */
export function useLive<T>(select: (snapshot: Snapshot) => T): T {
  const { subscribe, snapshot } = useStore();
  return useSyncExternalStore(subscribe, () => select(snapshot()));
}
