import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./Icon.tsx";

export type NoticeKind = "info" | "success" | "warning" | "danger";

const ICONS: Record<NoticeKind, IconName> = {
  info: "info",
  success: "check",
  warning: "warning",
  danger: "warning",
};

/** Only what went wrong interrupts what is being read. */
const ROLES = { info: "status", success: "status", warning: "alert", danger: "alert" } as const;

/** A message in the flow of the page. `isLive` reads it aloud when it appears. */
export function Notice(props: { kind: NoticeKind; isLive?: boolean; children: ComponentChildren }) {
  return (
    <div class="notice" data-color={props.kind} role={props.isLive ? ROLES[props.kind] : undefined}>
      <Icon name={ICONS[props.kind]} />
      <div class="stack">{props.children}</div>
    </div>
  );
}
