/** Our few icons, drawn as lines. Never alone: a word stands beside each, so all are hidden aloud. */

const PATHS = {
  back: "M15 5l-7 7 7 7",
  camera: "M3.5 8h4L9 5.5h6L16.5 8h4v11.5h-17zM12 16.8a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8z",
  check: "M5 12.5l4.5 4.5L19 7.5",
  checkTwice: "M2.5 12.5L7 17l8.5-9.5M12 17l.5.5L22 7.5",
  clock: "M12 7v5.5l3.5 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z",
  cloudOff:
    "M4 4l16 16M7 9.5A4.5 4.5 0 0 0 7.5 18H16M10 6.3A5.5 5.5 0 0 1 17.4 11 3.6 3.6 0 0 1 20.2 16",
  cross: "M6 6l12 12M18 6L6 18",
  house: "M4 11l8-7 8 7v9h-5.5v-5.5h-5V20H4z",
  info: "M12 11v5.5M12 7.5v.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z",
  list: "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  more: "M4 7h16M4 12h16M4 17h16",
  phone: "M7.5 3h9v18h-9zM11 18h2",
  play: "M7.5 4.5v15L19.5 12z",
  search: "M15.5 15.5L21 21M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13z",
  shield: "M12 3l7.5 3v5.5c0 4.5-3 7.8-7.5 9.5-4.5-1.7-7.5-5-7.5-9.5V6zM12 8v4.5M12 15.8v.01",
  sync: "M20 12a8 8 0 0 1-14.5 4.6M4 12a8 8 0 0 1 14.5-4.6M19 3v4.5h-4.5M5 21v-4.5h4.5",
  warning: "M12 4L2.5 20h19zM12 10v4.5M12 17.2v.01",
} as const;

export type IconName = keyof typeof PATHS;

/** An icon of the size of the text around it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      fill={name === "play" ? "currentColor" : "none"}
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
