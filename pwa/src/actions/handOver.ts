/** Giving a file out of the app: by the phone's own way of sharing where it takes it, or as a download. */

/** How it went out; "cancelled" when the person closed the sharing without choosing. */
export type HandedOver = "shared" | "downloaded" | "cancelled";

/** The browser has taken the file over by then; a download has no other end that a page is told of. */
const TAKEN_MS = 60_000;

/** Gives a file to the person. Must follow soon upon a tap, or browsers do not let it share. */
export async function handOver(blob: Blob, name: string): Promise<HandedOver> {
  const file = new File([blob], name, { type: blob.type });
  if (navigator.canShare?.({ files: [file] })) {
    try {
      await navigator.share({ files: [file] });
      return "shared";
    } catch (error) {
      if ((error as Error).name === "AbortError") return "cancelled";
      // Too long since the tap, or no way of sharing after all: it is downloaded.
    }
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TAKEN_MS);
  return "downloaded";
}
