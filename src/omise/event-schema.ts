import { z } from "@medusajs/framework/zod";
import { fromAnyVersion, metadata, soft, softText, text } from "./fields";
import { isOmiseId } from "./ids";
import type { OmiseEvent } from "./types";

const eventFields = z.object({
  object: z.literal("event"),
  id: text.refine((id) => isOmiseId("event", id)),
  key: text,
  livemode: z.boolean(),
  data: z.object({
    object: text,
    id: softText,
    charge: z.unknown(),
    source: soft(z.object({ type: text })),
    metadata,
  }),
});

type EventData = z.output<typeof eventFields>["data"];

/** By the kind of object that an event carries: the charge that it is about. */
const CHARGE_OF: Record<string, (data: EventData) => unknown> = {
  charge: (data) => data.id,
  refund: (data) => data.charge,
  dispute: (data) => data.charge,
};

export const eventSchema: z.ZodType<OmiseEvent> = z.preprocess(
  fromAnyVersion,
  eventFields.transform(({ object: _object, data, ...event }, context) => {
    const chargeId = CHARGE_OF[data.object]?.(data) ?? null;
    if (!isOmiseId("charge", chargeId)) {
      if (data.object in CHARGE_OF)
        context.addIssue({ code: "custom", message: "no charge", path: ["data"] });
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
