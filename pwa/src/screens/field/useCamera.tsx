import { useEffect, useRef } from "preact/hooks";

/** The phone's own camera by a file input; `open` gives the photo, or undefined when none was taken. */
export function useCamera() {
  const input = useRef<HTMLInputElement>(null);
  const waiting = useRef<((file: File | undefined) => void) | undefined>(undefined);

  function give(): void {
    const file = input.current?.files?.[0];
    waiting.current?.(file);
    waiting.current = undefined;
    // The same picture may be chosen once more.
    if (input.current) input.current.value = "";
  }

  // A camera that is closed without a photo says so by `cancel`, which not every browser sends.
  useEffect(() => {
    input.current?.addEventListener("cancel", give);
  });

  return {
    input: (
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={give}
      />
    ),
    open: () =>
      new Promise<File | undefined>((resolve) => {
        waiting.current?.(undefined);
        waiting.current = resolve;
        input.current?.click();
      }),
  };
}
