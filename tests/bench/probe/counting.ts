/** What was asked of an object's storage. */
export interface Counts {
  statements: number;
  rowsRead: number;
  rowsWritten: number;
  alarms: number;
  /** Statements by their text, most frequent first. */
  byText: Record<string, number>;
}

/** Counts every statement and alarm of an object from `start` to `stop`; without that it only passes on. */
export function countCalls(storage: DurableObjectStorage) {
  let cursors: SqlStorageCursor<Record<string, SqlStorageValue>>[] | null = null;
  let texts = new Map<string, number>();
  let alarms = 0;
  const { sql } = storage;
  const exec = sql.exec.bind(sql);
  const setAlarm = storage.setAlarm.bind(storage);
  const counting: SqlStorage["exec"] = (text, ...values) => {
    const cursor = exec(text, ...values);
    if (cursors) {
      cursors.push(cursor);
      texts.set(text, (texts.get(text) ?? 0) + 1);
    }
    return cursor as never;
  };
  sql.exec = counting;
  storage.setAlarm = (...given) => {
    alarms += 1;
    return setAlarm(...given);
  };
  return {
    start(): void {
      cursors = [];
      texts = new Map();
      alarms = 0;
    },
    stop(): Counts {
      const counted = cursors ?? [];
      cursors = null;
      const sum = (of: (cursor: (typeof counted)[number]) => number) =>
        counted.reduce((total, cursor) => total + of(cursor), 0);
      return {
        statements: counted.length,
        rowsRead: sum((cursor) => cursor.rowsRead),
        rowsWritten: sum((cursor) => cursor.rowsWritten),
        alarms,
        byText: Object.fromEntries([...texts].sort(([, a], [, b]) => b - a)),
      };
    },
  };
}
