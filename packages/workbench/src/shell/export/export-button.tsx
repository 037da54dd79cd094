import { Popover } from "radix-ui";
import { useState } from "react";
import { Later, part } from "../../parts/later.tsx";
import { Waiting } from "../../parts/notice.tsx";
import "./export.css";

export const EXPORT_PANEL = part(async () => (await import("./export-panel.tsx")).ExportPanel);

/** Takes what is shown elsewhere: as a picture, as a page, as data, as an address. */
export function ExportButton({ onOpen }: { readonly onOpen: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) onOpen();
      }}
    >
      <Popover.Trigger className="button" data-kind="plain">
        Export
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="panel export no-picture"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Export this view"
        >
          <Later part={EXPORT_PANEL} what="What can be exported" waiting={<Waiting what="One moment" />} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
