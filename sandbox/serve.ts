import { type IncomingMessage, type ServerResponse } from "node:http";
import { answerOmise, type Outcome } from "./answer-omise";
import { type SandboxContext } from "./context";
import { answerControl } from "./control";
import { answerPreflight, openToPages } from "./cors";
import { type HttpRequest, htmlReply, readRequest, jsonReply, writeReply } from "./http";
import { OmiseError } from "./omise-error";
import { renderDashboard } from "./pages/dashboard";
import { readView } from "./pages/dashboard-view";
import { catchUp } from "./passing-time";
import { answerAuthorizePage } from "./pages/answer-authorize-page";
import { answerPayPage } from "./pages/answer-pay-page";
import { answerImage } from "./qr-image";

/** Answers one HTTP request: dashboard, a page to pay on, image, control route or the Omise API. */
export async function serve(
  ctx: SandboxContext,
  incoming: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
  logError: (message: string) => void,
): Promise<void> {
  try {
    const outcome = await answerRequest(ctx, await readRequest(incoming), signal);
    if (outcome === "cut") incoming.socket.destroy();
    else writeReply(response, outcome);
  } catch (error) {
    if (signal.aborted) return;
    if (error instanceof OmiseError) {
      writeReply(response, jsonReply(error.toJSON(), error.status));
      return;
    }
    logError(error instanceof Error ? (error.stack ?? error.message) : String(error));
    writeReply(response, jsonReply({ object: "error", code: "internal_error" }, 500));
  }
}

async function answerRequest(
  ctx: SandboxContext,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Outcome> {
  // Also lazily, since a timer can come late and an injected clock has none.
  catchUp(ctx);
  const { method, path } = request;
  if (path.startsWith("/_sandbox/")) return answerControl(ctx, request);
  if (path.startsWith("/pay/")) return answerPayPage(ctx, request);
  if (path.startsWith("/payments/")) return answerAuthorizePage(ctx, request);
  if (path.startsWith("/files/")) return answerImage(ctx, request);
  if (path === "/" && method === "GET") {
    return htmlReply(renderDashboard(ctx, readView(request.query)));
  }
  return answerPreflight(request) ?? openToPages(request, await answerOmise(ctx, request, signal));
}
