import { useEffect } from "react";
import { type SourceAccount } from "../create-source";
import { useShop } from "../shop";
import { useLoaded } from "../use-loaded";

interface PaymentChoiceProps {
  /** The plugin's in this country: one with a code to scan, and one with Atome's page, maybe. */
  providerIds: string[];
  /** With which account the source is to be made here, or undefined where the server makes it. */
  onSourceChange: (account: SourceAccount | undefined) => void;
}

interface ProviderConfig {
  flow: "qr" | "redirect";
  public_key: string | null;
}

/** Atome, in all of its ways; to the shopper they are one. */
export function PaymentChoice({ providerIds, onSourceChange }: PaymentChoiceProps) {
  const { sdk, config, country } = useShop();
  const key = providerIds.join(" ");
  const loaded = useLoaded(key, () =>
    Promise.all(
      providerIds.map(async (providerId) => {
        const query = { provider_id: providerId };
        const path = "/store/atome-qr/config";
        const answer = await sdk.client.fetch<{ config: ProviderConfig }>(path, { query });
        return { providerId, ...answer.config };
      }),
    ),
  );
  // Another country has another account.
  useEffect(() => () => onSourceChange(undefined), [key, onSourceChange]);
  const ofCode = loaded.data?.find(({ flow }) => flow === "qr");
  const publicKey = ofCode?.public_key;
  const isSandbox = config.sandboxCountries.includes(country);
  const omiseUrl = (isSandbox && config.sandboxApiUrl) || "https://api.omise.co";
  return (
    <fieldset className="section choices">
      <legend>Payment</legend>
      <label className="choice choice-wide">
        <input type="radio" name="payment" defaultChecked />
        <span>
          <strong>Atome</strong>
          <span className="muted">Pay in parts with the Atome app</span>
        </span>
      </label>
      {ofCode && publicKey && (
        <details className="for-developers" key={key}>
          <summary>For developers</summary>
          <label>
            <input
              type="checkbox"
              data-testid="source-here"
              onChange={({ currentTarget: { checked } }) =>
                onSourceChange(
                  checked ? { omiseUrl, publicKey, providerId: ofCode.providerId } : undefined,
                )
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
