import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./Icon.tsx";

export type NoticeKind = "info" | "success" | "warning" | "danger";

const ICONS: Record<NoticeKind, IconName> = {
  info: "info",
  success: "check",
  warning: "warning",
  danger: "warning",
};

/** A message in the flow of the page. `isLive` reads it aloud when it appears. */
export function Notice(props: { kind: NoticeKind; isLive?: boolean; children: ComponentChildren }) {
  return (
    <div class="notice" data-color={props.kind} role={props.isLive ? "alert" : undefined}>
      <Icon name={ICONS[props.kind]} />
      <div class="stack">{props.children}</div>
    </div>
  );
}
