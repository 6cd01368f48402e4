import { PencilSquare, Trash } from "@medusajs/icons";
import { Badge, Button, Table, Text } from "@medusajs/ui";
import { useState } from "react";

import type { AdminAccount, ExpiryOverride } from "../../../admin-api/types";
import { useAccounts } from "../../hooks/use-accounts";
import { useChangedText } from "../../hooks/use-changed-text";
import { useFormats } from "../../hooks/use-formats";
import { useLastValue } from "../../hooks/use-last-value";
import { useOverrides } from "../../hooks/use-overrides";
import { useText } from "../../hooks/use-text";
import { sortOverrides } from "../../lib/winning-override";
import { ActionError } from "../layout/action-error";
import { ActionMenu } from "../layout/action-menu";
import { ErrorState } from "../layout/error-state";
import { May } from "../layout/may";
import { RowsSkeleton } from "../layout/rows-skeleton";
import { Section } from "../layout/section";
import { OverrideDrawer, targetOf } from "./override-drawer";
import { PrecedenceText } from "./precedence-text";
import { useDeleteOverridePrompt } from "./use-delete-override-prompt";
import { useOverrideName } from "./use-override-name";

/** Which override the drawer is open for; `new` asks. */
type Editing = ExpiryOverride | "new" | null;

/** All expiry overrides of the store, and which of them wins. */
export function OverridesSection() {
  const t = useText();
  const { data, error, refetch } = useOverrides();
  const { nameOf } = useOverrideName();
  const [editing, setEditing] = useState<Editing>(null);
  const shown = useLastValue(editing);
  const target = shown && shown !== "new" ? targetOf(shown, nameOf(shown)) : undefined;

  return (
    <Section
      name="overrides"
      title={t("expiry.title")}
      hint={t("expiry.hint")}
      level="h1"
      actions={
        <May right="changeSettings">
          <Button size="small" variant="secondary" onClick={() => setEditing("new")}>
            {t("expiry.add")}
          </Button>
        </May>
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data && data.length > 0 && <OverridesTable overrides={data} onEdit={setEditing} />}
      {data && <AccountSettings isEmpty={data.length === 0} />}
      <OverrideDrawer open={editing !== null} target={target} onClose={() => setEditing(null)} />
    </Section>
  );
}

interface OverridesTableProps {
  overrides: ExpiryOverride[];
  onEdit: (override: ExpiryOverride) => void;
}

function OverridesTable({ overrides, onEdit }: OverridesTableProps) {
  const t = useText();
  const { duration } = useFormats();
  const { nameOf } = useOverrideName();
  const changedText = useChangedText();
  const { remove, problemOf } = useDeleteOverridePrompt();
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("expiry.scope")}</Table.HeaderCell>
            <Table.HeaderCell>{t("expiry.time")}</Table.HeaderCell>
            <Table.HeaderCell>{t("expiry.precedence")}</Table.HeaderCell>
            <Table.HeaderCell>{t("expiry.changed")}</Table.HeaderCell>
            <Table.HeaderCell>
              <span className="sr-only">{t("actions.more")}</span>
            </Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {sortOverrides(overrides).map((override) => (
            <Table.Row key={override.id} data-override={nameOf(override)}>
              <Table.Cell className="py-3">
                <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
                  <span className="text-ui-fg-base">{nameOf(override)}</span>
                  {override.scope !== "store" && (
                    <Badge size="2xsmall">{t(`expiry.scopes.${override.scope}`)}</Badge>
                  )}
                </div>
                <ActionError text={problemOf(override)} />
              </Table.Cell>
              <Table.Cell className="text-nowrap">
                {duration(override.expires_in_seconds)}
              </Table.Cell>
              <Table.Cell className="py-3">
                {overrides.length > 1 ? (
                  <PrecedenceText override={override} all={overrides} />
                ) : (
                  t("expiry.alone")
                )}
              </Table.Cell>
              <Table.Cell className="py-3">{changedText(override)}</Table.Cell>
              <Table.Cell className="text-right">
                <May right="changeSettings">
                  <ActionMenu
                    label={nameOf(override)}
                    groups={[
                      [
                        {
                          label: t("actions.edit"),
                          icon: <PencilSquare />,
                          onClick: () => onEdit(override),
                        },
                      ],
                      [
                        {
                          label: t("actions.delete"),
                          icon: <Trash />,
                          onClick: () => void remove(override),
                        },
                      ],
                    ]}
                  />
                </May>
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

/** The options of the accounts, which apply where nothing is set. */
function AccountSettings({ isEmpty }: { isEmpty: boolean }) {
  const t = useText();
  const { data: accounts = [] } = useAccounts();
  return (
    <Text size="small" className="text-ui-fg-subtle px-6 py-4" as="div">
      {isEmpty && <p>{t("expiry.none")}</p>}
      {accounts.map((account) => (
        <AccountSetting key={account.id} account={account} />
      ))}
    </Text>
  );
}

function AccountSetting({ account }: { account: AdminAccount }) {
  const t = useText();
  const { duration } = useFormats();
  const time = duration(account.expires_in_seconds);
  return <p>{t("expiry.accountSetting", { account: account.id, time })}</p>;
}
