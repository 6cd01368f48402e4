import { createHmac, timingSafeEqual } from "node:crypto";
import { toBuffer } from "qrcode";
import { chargeOf, type SandboxContext } from "./context";
import { type HttpRequest, matchPath, type Reply } from "./http";
import { notFound } from "./omise-error";
import { payLink } from "./pay-link";

/** How long the link to the image itself lives, so nobody can store it. */
const LINK_LIFE_MS = 60_000;

// No PNG filter: trying them all on every line costs far more than it saves, most of all under Jest.
const pngOptions = { deflateLevel: 6, deflateStrategy: 0 as const, filterType: 0 };

/**
 * Answers a charge's `download_uri`: 302 to a link that lives 60 s, no key needed. Null when the
 * request is not for one; throws an OmiseError (404) for a wrong token.
 */
export function redirectToImage(ctx: SandboxContext, request: HttpRequest): Reply | null {
  const pattern = "/charges/:id/documents/:documentId/downloads/:token";
  const params = request.method === "GET" ? matchPath(pattern, request.path) : null;
  if (!params) return null;
  const { id = "", documentId = "", token = "" } = params;
  const charge = ctx.store.charges.get(id);
  if (charge?.documentId !== documentId || charge.downloadToken !== token) {
    throw notFound("document", documentId);
  }
  const expires = String(ctx.clock.now() + LINK_LIFE_MS);
  const query = new URLSearchParams({ expires, signature: sign(ctx, id, expires) });
  const location = `${ctx.publicUrl}/files/${id}/qrcode.png?${query.toString()}`;
  return { status: 302, headers: { Location: location } };
}

/** The PNG behind a short-lived link; 403 when the link is too old or not ours. */
export async function answerImage(ctx: SandboxContext, request: HttpRequest): Promise<Reply> {
  const { id = "" } = matchPath("/files/:id/qrcode.png", request.path) ?? {};
  const expires = request.query.get("expires") ?? "";
  const signature = Buffer.from(request.query.get("signature") ?? "");
  const expected = Buffer.from(sign(ctx, id, expires));
  const genuine = signature.length === expected.length && timingSafeEqual(signature, expected);
  if (!genuine || Number(expires) < ctx.clock.now()) {
    return { status: 403, headers: { "Content-Type": "text/plain" }, body: "Link has expired" };
  }
  const link = payLink(ctx, chargeOf(ctx, id));
  const png = await toBuffer(link, { scale: 6, margin: 4, rendererOpts: pngOptions });
  return { status: 200, headers: { "Content-Type": "image/png" }, body: png };
}

function sign(ctx: SandboxContext, chargeId: string, expires: string): string {
  return createHmac("sha256", ctx.linkKey).update(`${chargeId}.${expires}`).digest("hex");
}
