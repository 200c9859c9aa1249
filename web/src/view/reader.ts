import { useMemo } from "react";
import { languageIn, type Reader } from "../../../src/core/wording/words.ts";
import { useLive } from "./store-context.tsx";
import { readerLocale } from "./time.ts";

/** Whoever reads the page: in the person's language as the other side says it, before that in the browser's. */
export function useReader(): Reader {
  const language = useLive((live) => live.feed.ready?.language);
  return useMemo(() => ({ profile: { locale: localeOf(language) } }), [language]);
}

/** The browser knows the region too, as far as it has the same language. */
function localeOf(language: string | undefined): string {
  const own = readerLocale();
  return language === undefined || languageIn(own) === language ? own : language;
}
