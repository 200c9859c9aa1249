/**
 * `npm run token`: prints an API token of the local user. The local Worker must be running; it makes the
 * token and keeps only its hash.
 */
const port = process.env["PORT"] || "8787";
const url = `http://localhost:${port}/local/token`;

try {
  const response = await fetch(url, { method: "POST", headers: { "x-adjutant-local": "1" } });
  const body: unknown = await response.json();
  const token = body !== null && typeof body === "object" && "token" in body ? body.token : null;
  if (typeof token !== "string") throw new Error(`the Worker answered ${response.status}`);
  console.log(token);
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`No token: ${reason}. Is Adjutant running on port ${port} (npm start)?`);
  process.exitCode = 1;
}
