import { type MedusaResponse } from "@medusajs/framework";

/** 429, which Medusa has no error for. @param seconds until it may be asked for again */
export function refuseTooMany(res: MedusaResponse, seconds: number): void {
  res.set("Retry-After", String(seconds));
  res.status(429).json({
    type: "not_allowed",
    code: "too_many_codes",
    message: `Too many Atome payments were started. Try again in ${Math.ceil(seconds / 60)} min, or choose another way to pay.`,
  });
}
