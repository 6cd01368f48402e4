import { type Observation } from "../../src/modules/atome-qr/observation";

/** What a read of a charge at Omise may say, without a code, a refund or a dispute. */
export function anObservation(
  status: Observation["status"],
  more: Partial<Observation> & Pick<Observation, "charge_id">,
): Observation {
  return {
    status,
    download_uri: null,
    authorize_uri: null,
    expires_at: null,
    paid_at: null,
    failure_code: null,
    failure_message: null,
    refunded_amount: 0,
    dispute: null,
    ...more,
  };
}
