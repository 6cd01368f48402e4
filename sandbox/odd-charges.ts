import { type FaultKind } from "./faults";
import { type JsonObject } from "./types";

/** An answer with the fields of the `odd_charge` faults in the charges that it shows. */
export function withOddCharges(body: JsonObject, faults: FaultKind[]): JsonObject {
  let answer = body;
  for (const fault of faults) {
    if (fault.kind === "odd_charge") answer = distort(answer, fault.charge, fault.fields);
  }
  return answer;
}

function distort(body: JsonObject, chargeId: string, fields: Record<string, unknown>): JsonObject {
  const isMeant = chargeId === body.id || (chargeId === "*" && body.object === "charge");
  if (isMeant) return { ...body, ...fields };
  if (!Array.isArray(body.data)) return body;
  return { ...body, data: body.data.map((one: JsonObject) => distort(one, chargeId, fields)) };
}
