import { z } from "@medusajs/framework/zod";
import { fromAnyVersion, metadata, optionalText, text, time } from "./fields";
import { isOmiseId } from "./ids";
import type { OmiseEvent } from "./types";

const eventFields = z.object({
  object: z.literal("event"),
  id: text.refine((id) => isOmiseId("event", id)),
  key: text,
  livemode: z.boolean(),
  created_at: time,
  data: z.object({
    object: text,
    id: optionalText,
    charge: z.unknown(),
    source: z.object({ type: optionalText }).nullish().catch(null),
    metadata,
  }),
});

export const eventSchema: z.ZodType<OmiseEvent> = z.preprocess(
  fromAnyVersion,
  eventFields.transform(({ object: _object, data, ...event }, context) => {
    const chargeId = { charge: data.id, refund: data.charge }[data.object] ?? null;
    if (!isOmiseId("charge", chargeId)) {
      const ours = data.object === "charge" || data.object === "refund";
      if (ours) context.addIssue({ code: "custom", message: "no charge", path: ["data"] });
    }
    return {
      ...event,
      data: {
        object: data.object,
        id: data.id,
        charge_id: isOmiseId("charge", chargeId) ? chargeId : null,
        source_type: data.source?.type ?? null,
        metadata: data.metadata,
      },
    };
  }),
);
