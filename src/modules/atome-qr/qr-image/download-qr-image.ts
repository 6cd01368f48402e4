import { Agent as HttpsAgent } from "node:https";
import { isIP } from "node:net";

import axios, { type AxiosResponse } from "axios";

import { AtomeQrError } from "../../../domain/errors";
import { imageTypeOf } from "./image-type";
import { isPrivateAddress, lookupPublic } from "./public-address";

export interface QrImage {
  bytes: Buffer;
  /** `image/png`, …, by the bytes themselves. */
  type: string;
}

export interface DownloadLimits {
  /** The account's API address: the one host a QR may come from. */
  apiUrl: string;
  timeoutMs: number;
}

const MAX_BYTES = 1024 * 1024;

/** Redirected to, besides the API host: public https hosts only. */
const publicHttps = new HttpsAgent({ lookup: lookupPublic });

/**
 * Fetches a QR image: from the account's API host, which may redirect once to a short-lived link
 * (never stored). No credential is sent. What is not an image, by its bytes, or is too large, is
 * refused; what was not answered is asked for once more.
 *
 * @throws AtomeQrError `qr_not_available`; its message never holds the link, which shows the code
 */
export async function downloadQrImage(uri: string, limits: DownloadLimits): Promise<QrImage> {
  const api = new URL(limits.apiUrl);
  // Not `new URL(uri)` alone: its error carries the link.
  const first = URL.canParse(uri) ? new URL(uri) : undefined;
  if (first?.origin !== api.origin || hasCredentials(first)) {
    throw notAvailable();
  }
  const answer = await get(first, limits.timeoutMs);
  const isRedirect = answer.status >= 301 && answer.status <= 308;
  const image = isRedirect ? await follow(answer, first, limits.timeoutMs) : answer;
  const bytes = Buffer.from(image.data as ArrayBuffer);
  const type = image.status === 200 ? imageTypeOf(bytes) : undefined;
  if (!type) {
    throw notAvailable();
  }
  return { bytes, type };
}

async function follow(answer: AxiosResponse, from: URL, timeoutMs: number): Promise<AxiosResponse> {
  const location = String(answer.headers.location ?? "");
  if (!location || !URL.canParse(location, from.href)) {
    throw notAvailable();
  }
  const target = new URL(location, from.href);
  if (hasCredentials(target)) {
    throw notAvailable();
  }
  if (target.origin === from.origin) {
    return get(target, timeoutMs);
  }
  const host = target.hostname.replace(/^\[|\]$/g, "");
  if (target.protocol !== "https:" || (isIP(host) && isPrivateAddress(host))) {
    throw notAvailable();
  }
  return get(target, timeoutMs, publicHttps);
}

/** Axios would send them. A genuine link to a QR has no credentials. */
function hasCredentials({ username, password }: URL): boolean {
  return username !== "" || password !== "";
}

/** @throws AtomeQrError `qr_not_available`: not answered, twice */
async function get(url: URL, timeoutMs: number, httpsAgent?: HttpsAgent): Promise<AxiosResponse> {
  const first = await tryToGet(url, timeoutMs, httpsAgent);
  const answer = first && first.status < 500 ? first : await tryToGet(url, timeoutMs, httpsAgent);
  if (!answer) {
    throw notAvailable();
  }
  return answer;
}

/** @returns null where there was no answer, or one that is too large */
async function tryToGet(
  url: URL,
  timeoutMs: number,
  httpsAgent?: HttpsAgent,
): Promise<AxiosResponse | null> {
  try {
    return await axios.get<ArrayBuffer>(url.href, {
      responseType: "arraybuffer",
      maxRedirects: 0,
      maxContentLength: MAX_BYTES,
      timeout: timeoutMs,
      // axios's own timeout does not cover a body that trickles in for ever.
      signal: AbortSignal.timeout(timeoutMs * 2),
      validateStatus: () => true,
      proxy: false,
      httpsAgent,
    });
  } catch {
    return null; // the error names the link
  }
}

function notAvailable(): AtomeQrError {
  return new AtomeQrError(
    "qr_not_available",
    "The QR code's image cannot be shown at the moment. Please try again, or ask for a new code.",
  );
}
