import { EllipsisHorizontal } from "@medusajs/icons";
import { DropdownMenu, IconButton } from "@medusajs/ui";
import { Fragment, type ReactNode } from "react";
import { Link } from "react-router-dom";

import { useText } from "../../hooks/use-text";

export type MenuAction = { label: string; icon: ReactNode; disabled?: boolean } & (
  | { onClick: () => void }
  /** A page of the dashboard. */
  | { to: string }
  /** A page elsewhere, opened beside this one. */
  | { href: string }
);

interface ActionMenuProps {
  /** Groups are set apart by a line; empty ones are left out. */
  groups: MenuAction[][];
  /** What the actions are about, for those who do not see where the button stands. */
  label?: string;
}

/** The three dots with what can be done. */
export function ActionMenu({ groups, label }: ActionMenuProps) {
  const t = useText();
  const shown = groups.filter(({ length }) => length > 0);
  if (shown.length === 0) return null;
  const name = label
    ? t("fields.named", { name: t("actions.more"), value: label })
    : t("actions.more");
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <IconButton size="small" variant="transparent" aria-label={name}>
          <EllipsisHorizontal />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end">
        {shown.map((actions, index) => (
          <Fragment key={actions[0].label}>
            {index > 0 && <DropdownMenu.Separator />}
            <DropdownMenu.Group>
              {actions.map((action) => (
                <Item key={action.label} {...action} />
              ))}
            </DropdownMenu.Group>
          </Fragment>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  );
}

const ITEM = "[&_svg]:text-ui-fg-subtle flex items-center gap-x-2";

function Item({ label, icon, disabled, ...target }: MenuAction) {
  const content = (
    <>
      {icon}
      <span>{label}</span>
    </>
  );
  if ("onClick" in target) {
    return (
      <DropdownMenu.Item className={ITEM} disabled={disabled} onSelect={target.onClick}>
        {content}
      </DropdownMenu.Item>
    );
  }
  return (
    <DropdownMenu.Item className={ITEM} disabled={disabled} asChild>
      {"to" in target ? (
        <Link to={target.to}>{content}</Link>
      ) : (
        <a href={target.href} target="_blank" rel="noreferrer">
          {content}
        </a>
      )}
    </DropdownMenu.Item>
  );
}
