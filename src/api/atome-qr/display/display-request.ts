import { type MedusaRequest } from "@medusajs/framework/http";

import { type Surroundings } from "../../../customer-display/render-scene";
import { AtomeQrError } from "../../../domain/errors";
import {
  DISPLAY_SCREEN_HEADER,
  DISPLAY_TOKEN_HEADER,
  isDisplayToken,
  isScreen,
} from "../../../domain/display";
import { ATOME_QR_MODULE } from "../../../modules/atome-qr";
import { type FollowedDisplay } from "../../../modules/atome-qr/displays";
import { type AtomeQrModuleService } from "../../../modules/atome-qr/service";
import { readPageChoices } from "../../../pay-page/page-choices";
import { type Language } from "../../../shopper-texts";
import { displayTexts } from "../../../shopper-texts/display";
import { findStoreName } from "../find-store-name";

/** In which language a display is asked for. */
export function readLanguage(req: MedusaRequest): { language: Language; query: string } {
  return readPageChoices({ lang: req.query.lang }, req.acceptsLanguages(), undefined);
}

/** What all of a store's displays have in common. */
export async function findSurroundings(req: MedusaRequest): Promise<Surroundings> {
  const { options, clock } = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  return {
    texts: displayTexts(readLanguage(req).language),
    storeName: await findStoreName(req),
    logoUrl: options.displayLogoUrl ?? null,
    now: await clock.now().catch(() => new Date(clock.lastKnown())),
  };
}

/**
 * One that is revoked, one nobody knows and one that cannot be a token are all the same.
 *
 * @throws AtomeQrError `display_not_found`
 */
export async function findDisplay(
  { scope }: MedusaRequest,
  token: string | undefined,
): Promise<FollowedDisplay> {
  const { displays } = scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const display = token && isDisplayToken(token) ? await displays.findByToken(token) : undefined;
  if (!display) {
    throw new AtomeQrError(
      "display_not_found",
      "This screen is not paired (any more). Pair it again at the till.",
    );
  }
  return display;
}

/** Of the request's header: its address is in access logs. */
export function tokenOf(req: MedusaRequest): string | undefined {
  return req.get(DISPLAY_TOKEN_HEADER);
}

/**
 * Which of the screens with a token it is.
 *
 * @throws AtomeQrError `invalid_input`
 */
export function screenOf(req: MedusaRequest): string {
  const screen = req.get(DISPLAY_SCREEN_HEADER) ?? "";
  if (!isScreen(screen)) {
    throw new AtomeQrError(
      "invalid_input",
      `The header ${DISPLAY_SCREEN_HEADER} must name the screen: 16 to 64 letters, digits, - and _.`,
    );
  }
  return screen;
}
