import { Button, Drawer, Text } from "@medusajs/ui";
import { type FormEvent, useState } from "react";

import type { ExpiryOverride, ExpiryOverrideInput } from "../../../admin-api/types";
import { useAccounts } from "../../hooks/use-accounts";
import { useAttempt } from "../../hooks/use-attempt";
import { useChangedText } from "../../hooks/use-changed-text";
import { useFormats } from "../../hooks/use-formats";
import { useOverrides, useSetOverride } from "../../hooks/use-overrides";
import { useText } from "../../hooks/use-text";
import { applyingExpiry } from "../../lib/applying-expiry";
import { isValidExpiry } from "../../lib/expiry";
import { overrideOf } from "../../lib/winning-override";
import { ActionError } from "../layout/action-error";
import { DrawerHeader } from "../layout/drawer-header";
import { DurationField } from "./duration-field";
import { ScopeFallback } from "./scope-fallback";
import { type Scope, ScopeField } from "./scope-field";

interface OverrideDrawerProps {
  open: boolean;
  onClose: () => void;
  /** Whose expiry is set; asked for where it is left out. */
  target?: Scope & { name: string };
}

/** Sets how long the QRs of a scope live. */
export function OverrideDrawer({ open, onClose, target }: OverrideDrawerProps) {
  const t = useText();
  return (
    <Drawer open={open} onOpenChange={(next) => !next && onClose()}>
      <Drawer.Content data-atome-qr="override">
        <DrawerHeader title={t("expiry.setTitle")} hint={target?.name ?? t("expiry.hint")} />
        <OverrideForm target={target} onClose={onClose} />
      </Drawer.Content>
    </Drawer>
  );
}

function OverrideForm({ target, onClose }: Omit<OverrideDrawerProps, "open">) {
  const t = useText();
  const { attempt, problem } = useAttempt();
  const { duration } = useFormats();
  const changedText = useChangedText();
  const { data: all = [] } = useOverrides();
  const { mutateAsync, isPending, isSuccess } = useSetOverride();
  const [scope, setScope] = useState<Scope>(target ?? { scope: "store", id: null });
  const { data: accounts } = useAccounts();
  const known = overrideOf(scope.scope, scope.id, all);
  /** What the person has set; what is in force is shown until then. */
  const [chosen, setChosen] = useState<number>();
  const seconds = chosen ?? applyingExpiry(scope, all, accounts ?? []);
  /** Not while the form saves and closes: what is found then is its own. */
  const isReplacing = known !== undefined && !isPending && !isSuccess;
  const isComplete = scope.scope === "store" || scope.id !== null;

  /** Those of a region; undefined for all. */
  function providersOf({ scope: kind, id }: Scope): string[] | undefined {
    if (kind !== "region") return undefined;
    return accounts
      ?.filter(({ regions }) => regions.some((region) => region.id === id))
      .map(({ provider_id }) => provider_id);
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!isComplete || !isValidExpiry(seconds)) return;
    const save = () => mutateAsync(toInput(scope, seconds));
    if (await attempt(save, t("expiry.saved"))) onClose();
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-1 flex-col overflow-hidden">
      <Drawer.Body className="flex flex-1 flex-col gap-y-6 overflow-auto">
        {!target && (
          <>
            <ScopeField value={scope} onChange={setScope} />
            {/* Who edits a setting has just seen it; who sets one may not know of another's. */}
            <Text size="small" className={isReplacing ? "text-pretty" : "sr-only"} role="status">
              {isReplacing &&
                t("expiry.replaces", {
                  time: duration(known.expires_in_seconds),
                  changed: changedText(known),
                })}
            </Text>
          </>
        )}
        {isComplete && !known && (
          <div className="flex flex-col gap-y-1" data-atome-qr="applies-now">
            <Text size="small" weight="plus" leading="compact">
              {t("expiry.now")}
            </Text>
            <Text size="small" className="text-ui-fg-subtle" as="div">
              <ScopeFallback scope={scope.scope} all={all} providerIds={providersOf(scope)} />
            </Text>
          </div>
        )}
        <DurationField label={t("expiry.time")} value={seconds} onChange={setChosen} />
        {target && (
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("expiry.hint")}
          </Text>
        )}
        <ActionError text={problem} />
      </Drawer.Body>
      <Drawer.Footer>
        <Button type="button" size="small" variant="secondary" onClick={onClose}>
          {t("actions.cancel")}
        </Button>
        <Button
          type="submit"
          size="small"
          isLoading={isPending}
          disabled={!isComplete || !isValidExpiry(seconds)}
        >
          {t("actions.save")}
        </Button>
      </Drawer.Footer>
    </form>
  );
}

function toInput({ scope, id }: Scope, seconds: number): ExpiryOverrideInput {
  return {
    scope,
    ...(scope === "region" && id ? { region_id: id } : {}),
    ...(scope === "sales_channel" && id ? { sales_channel_id: id } : {}),
    expires_in_seconds: seconds,
  };
}

/** The scope of an override that is there already. */
export function targetOf(override: ExpiryOverride, name: string): Scope & { name: string } {
  return {
    scope: override.scope,
    id: override.region_id ?? override.sales_channel_id,
    name,
  };
}
