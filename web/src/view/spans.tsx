import type { Span } from "../../../src/core/chat/reply.ts";
import { safeLink } from "./links.ts";
import { placed } from "./placed.ts";
import { useReader } from "./reader.ts";
import { instantText, readerZone } from "./time.ts";

/** Runs of text. Whatever they hold is shown as it is: nothing in them is ever markup. */
export function Spans({ spans }: { spans: Span[] }) {
  return placed(spans).map(({ key, item }) => <Piece key={key} span={item} />);
}

function Piece({ span }: { span: Span }) {
  const { locale } = useReader().profile;
  switch (span.t) {
    case "text":
      return span.text;
    case "bold":
      return <strong>{span.text}</strong>;
    case "italic":
      return <em>{span.text}</em>;
    case "strike":
      return <s>{span.text}</s>;
    case "code":
      return <code>{span.text}</code>;
    case "link":
      return <Link text={span.text} url={span.url} />;
    case "instant": {
      const shown = instantText(span, readerZone(), locale);
      return (
        <time dateTime={new Date(span.at).toISOString()} title={shown.title}>
          {shown.text}
        </time>
      );
    }
  }
}

function Link({ text, url }: { text: string; url: string }) {
  const link = safeLink(url);
  if (link === null) return <bdi>{text}</bdi>;
  return (
    <>
      <a href={link.href} target="_blank" rel="noopener noreferrer nofollow">
        <bdi>{text}</bdi>
      </a>
      {text !== link.host && (
        <>
          {" "}
          <bdi className="host">({link.host})</bdi>
        </>
      )}
    </>
  );
}
