import { useEffect } from "react";
import { type OmiseAccount } from "../create-source";
import { useShop } from "../shop";
import { useLoaded } from "../use-loaded";

interface PaymentChoiceProps {
  providerId: string;
  /** With which account the source is to be made here, or undefined where the server makes it. */
  onSourceChange: (account: OmiseAccount | undefined) => void;
}

/** Atome QR, in both of its ways; to the shopper they look the same. */
export function PaymentChoice({ providerId, onSourceChange }: PaymentChoiceProps) {
  const { sdk, config, country } = useShop();
  const loaded = useLoaded(providerId, async () => {
    const query = { provider_id: providerId };
    const answer = await sdk.client.fetch<{ config: { public_key: string | null } }>(
      "/store/atome-qr/config",
      { query },
    );
    return answer.config;
  });
  // Another country has another account.
  useEffect(() => () => onSourceChange(undefined), [providerId, onSourceChange]);
  const publicKey = loaded.data?.public_key;
  const isSandbox = config.sandboxCountries.includes(country);
  const omiseUrl = (isSandbox && config.sandboxApiUrl) || "https://api.omise.co";
  return (
    <fieldset className="section choices">
      <legend>Payment</legend>
      <label className="choice choice-wide">
        <input type="radio" name="payment" defaultChecked />
        <span>
          <strong>Atome QR</strong>
          <span className="muted">Scan a code with the Atome app and pay in parts</span>
        </span>
      </label>
      {publicKey && (
        <details className="for-developers" key={providerId}>
          <summary>For developers</summary>
          <label>
            <input
              type="checkbox"
              data-testid="source-here"
              onChange={({ currentTarget: { checked } }) =>
                onSourceChange(checked ? { omiseUrl, publicKey } : undefined)
              }
            />
            <span>
              Make Omise’s source in this browser, as Omise.js does, and have the store charge it
            </span>
          </label>
        </details>
      )}
    </fieldset>
  );
}
