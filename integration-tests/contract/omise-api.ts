/** What Omise, or the sandbox, answered. */
export interface Answer {
  status: number;
  body: Json;
  /** Of the answer to `GET` an image. */
  contentType?: string;
}

export type Json = null | boolean | number | string | Json[] | { [field: string]: Json };

export interface Credentials {
  apiUrl: string;
  secretKey: string;
}

/** The API's version that the plugin pins. */
const VERSION = "2019-05-29";
const TIMEOUT_MS = 20_000;

/** Talks to Omise's API without any of the plugin's own code, which is what is being checked. */
export class OmiseApi {
  constructor(private readonly credentials: Credentials) {}

  /** With another key instead. */
  as(secretKey: string): OmiseApi {
    return new OmiseApi({ ...this.credentials, secretKey });
  }

  get(path: string): Promise<Answer> {
    return this.request("GET", path);
  }

  /** @param fields by their names as Omise's forms have them, such as `source[type]` */
  post(path: string, fields: Record<string, string | number> = {}): Promise<Answer> {
    const texts = Object.entries(fields).map(([name, value]) => [name, String(value)]);
    return this.request("POST", path, new URLSearchParams(texts));
  }

  /** Without a key, as a shopper's browser loads it. */
  async image(url: string): Promise<Answer> {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const contentType = response.headers.get("content-type") ?? "";
    await response.arrayBuffer();
    return { status: response.status, body: null, contentType };
  }

  private async request(method: string, path: string, body?: URLSearchParams): Promise<Answer> {
    const { apiUrl, secretKey } = this.credentials;
    const response = await fetch(apiUrl + path, {
      method,
      body,
      headers: {
        authorization: `Basic ${Buffer.from(`${secretKey}:`).toString("base64")}`,
        "omise-version": VERSION,
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    return { status: response.status, body: parse(text) };
  }
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text.slice(0, 200);
  }
}
