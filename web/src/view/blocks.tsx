import type { Block, ListItem } from "../../../src/core/chat/reply.ts";
import * as words from "../../../src/core/wording/catalogue/page.ts";
import { t } from "../../../src/core/wording/words.ts";
import { placed } from "./placed.ts";
import { useReader } from "./reader.ts";
import { Spans } from "./spans.tsx";

/** A reply's tree as HTML; `level` is that of its headings. */
export function Blocks({ blocks, level }: { blocks: Block[]; level: 3 | 4 }) {
  return placed(blocks).map(({ key, item }) => <BlockView key={key} block={item} level={level} />);
}

function BlockView({ block, level }: { block: Block; level: 3 | 4 }) {
  switch (block.t) {
    case "paragraph":
      return (
        <p dir="auto">
          <Spans spans={block.spans} />
        </p>
      );
    case "note":
      return (
        <p className="note" dir="auto">
          <Spans spans={block.spans} />
        </p>
      );
    case "heading": {
      const Heading = `h${level}` as const;
      return <Heading dir="auto">{block.text}</Heading>;
    }
    case "list":
      return <List items={block.items} />;
    case "fields":
      return (
        <dl className="fields">
          {placed(block.fields).map(({ key, item: { label, spans } }) => (
            <div key={key}>
              <dt dir="auto">{label}</dt>
              <dd dir="auto">
                <Spans spans={spans} />
              </dd>
            </div>
          ))}
        </dl>
      );
  }
}

function List({ items }: { items: ListItem[] }) {
  const bulleted = items.every(({ number, done }) => number === undefined && done === undefined);
  return (
    <ul className={bulleted ? "list bulleted" : "list"}>
      {placed(items).map(({ key, item }) => (
        <Item key={key} item={item} />
      ))}
    </ul>
  );
}

function Item({ item: { spans, number, done } }: { item: ListItem }) {
  return (
    <li className={done ? "done" : undefined}>
      {number !== undefined && <span className="number">{number}.</span>}
      {done !== undefined && <Mark done={done} />}
      <span className="content" dir="auto">
        <Spans spans={spans} />
      </span>
    </li>
  );
}

function Mark({ done }: { done: boolean }) {
  const to = useReader();
  return (
    <svg
      className="mark"
      viewBox="0 0 18 18"
      role="img"
      aria-label={t(to, done ? words.done : words.open)}
    >
      <circle cx="9" cy="9" r="7.25" />
      {done && <path d="M5.6 9.3l2.3 2.3 4.5-4.9" />}
    </svg>
  );
}
