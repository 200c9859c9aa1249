import { createHash } from "node:crypto";
import type { Duplex } from "node:stream";

/** Of RFC 6455, section 1.3. */
const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const TEXT = 1;
const CLOSE = 8;

/** The server's end of a WebSocket, with as much of RFC 6455 as a browser's short text frames need. */
export interface ServerSocket {
  send(text: string): void;
  /** Ends the connection with a close code, as a server does on purpose. */
  close(code: number): void;
  /** Cuts the connection, as a dead network does. */
  cut(): void;
}

/** Answers the handshake on a raw connection and reads what comes. */
export function acceptSocket(
  raw: Duplex,
  key: string,
  headers: string[],
  on: { message(text: string): void; closed(): void },
): ServerSocket {
  const accept = createHash("sha1")
    .update(key + GUID)
    .digest("base64");
  const upgrade = ["Upgrade: websocket", "Connection: Upgrade", `Sec-WebSocket-Accept: ${accept}`];
  raw.write(["HTTP/1.1 101 Switching Protocols", ...upgrade, ...headers, "", ""].join("\r\n"));
  let pending = Buffer.alloc(0);
  raw.on("data", (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    for (let frame = firstFrame(pending); frame !== null; frame = firstFrame(pending)) {
      pending = pending.subarray(frame.size);
      if (frame.opcode === TEXT) on.message(frame.payload.toString("utf8"));
      else if (frame.opcode === CLOSE) raw.end(frameOf(CLOSE, frame.payload));
    }
  });
  raw.on("error", () => raw.destroy());
  raw.on("close", () => on.closed());
  return {
    send: (text) => void raw.write(frameOf(TEXT, Buffer.from(text))),
    close: (code) => void raw.end(frameOf(CLOSE, Buffer.from([code >> 8, code & 255]))),
    cut: () => void raw.destroy(),
  };
}

/** RFC 6455, section 5.2; what a server sends is not masked. */
function frameOf(opcode: number, payload: Buffer): Buffer {
  const size = payload.length;
  const header = Buffer.alloc(size < 126 ? 2 : size < 65_536 ? 4 : 10);
  header[0] = 0x80 | opcode;
  header[1] = size < 126 ? size : size < 65_536 ? 126 : 127;
  if (header.length === 4) header.writeUInt16BE(size, 2);
  if (header.length === 10) header.writeBigUInt64BE(BigInt(size), 2);
  return Buffer.concat([header, payload]);
}

/** The first whole frame from a client (always masked); null while it is not all there. */
function firstFrame(data: Buffer): { opcode: number; payload: Buffer; size: number } | null {
  if (data.length < 2) return null;
  const short = data.readUInt8(1) & 127;
  const lengthBytes = short === 126 ? 2 : 0;
  const start = 2 + lengthBytes + 4;
  if (data.length < start) return null;
  const length = lengthBytes === 2 ? data.readUInt16BE(2) : short;
  if (data.length < start + length) return null;
  const mask = data.subarray(start - 4, start);
  const payload = Buffer.from(data.subarray(start, start + length));
  for (let index = 0; index < length; index++) {
    payload[index] = payload.readUInt8(index) ^ mask.readUInt8(index % 4);
  }
  return { opcode: data.readUInt8(0) & 15, payload, size: start + length };
}
