import { DurableObject } from "cloudflare:workers";

export class UserAgent extends DurableObject {}

export default {
  fetch(request: Request): Response {
    if (new URL(request.url).pathname === "/health") return Response.json({ status: "ok" });
    return new Response("Not found", { status: 404 });
  },
};
