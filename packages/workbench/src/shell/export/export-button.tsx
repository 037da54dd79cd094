import { Popover } from "radix-ui";
import { lazy, Suspense, useState } from "react";
import { Waiting } from "../../parts/notice.tsx";
import "./export.css";

const Panel = lazy(async () => ({ default: (await import("./export-panel.tsx")).ExportPanel }));

/** Takes what is shown elsewhere: as a picture, as a page, as data, as an address. */
export function ExportButton() {
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
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
          <Suspense fallback={<Waiting what="One moment" />}>
            <Panel />
          </Suspense>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
