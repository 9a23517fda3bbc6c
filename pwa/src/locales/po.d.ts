declare module "*?lingui" {
  export const messages: Record<string, import("./message.ts").Message>;
}
