import { type DisplayAnswer } from "../domain/answers";
import { PAGE_VERSION } from "./render-display";
import { renderScene, type Surroundings } from "./render-scene";
import { keyOf, type Scene } from "./scene";

/** A scene, as the display's script is told of it: what it is, and how it looks. */
export function describeScene(scene: Scene, around: Surroundings): DisplayAnswer {
  const { state, saleId, money, expiresAt, failureCode } = scene;
  const { look, html } = renderScene(scene, around);
  const left = state === "code" && expiresAt && expiresAt.getTime() - around.now.getTime();
  return {
    display: {
      state,
      sale_id: saleId,
      amount: money?.amount ?? null,
      currency: money?.currency ?? null,
      expires_at: expiresAt?.toISOString() ?? null,
      seconds_left: left ? Math.max(0, Math.floor(left / 1000)) : null,
      failure_code: failureCode,
    },
    page: { version: PAGE_VERSION, seen: keyOf(scene), look, html: html.text },
  };
}
