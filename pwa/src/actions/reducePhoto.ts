/**
 * A photo as it is kept: turned upright, at most 1600 pixels long, and JPEG of our own making. What
 * the camera wrote beside the picture (position, time, model) is not carried over: only pixels are.
 */
import type { Bytes } from "../lock/bytes.ts";

/** Most bytes of a photo that is sent (sync.md, limits). */
export const MAX_BYTES = 2 * 1024 * 1024;
export const MEDIA_TYPE = "image/jpeg";
/** Small enough for a poor network; reached at the first try but for leaves, gravel and the like. */
const AIM_BYTES = 400_000;

/** Long side in pixels and quality, tried in turn; the last is taken as long as it is allowed. */
const TRIES = [
  [1600, 0.8],
  [1600, 0.65],
  [1280, 0.6],
] as const;

/**
 * The photo's bytes, or undefined when it is none that this browser can read. It leans on nothing
 * of the app's: a module of which only types are used is loaded by itself when a photo is taken.
 */
export async function reducePhoto(file: Blob): Promise<Bytes | undefined> {
  const picture = await decode(file);
  if (!picture) return undefined;
  try {
    let bytes: Bytes | undefined;
    for (const [side, quality] of TRIES) {
      bytes = await draw(picture, side, quality);
      if (bytes && bytes.length <= AIM_BYTES) break;
    }
    return bytes && bytes.length <= MAX_BYTES ? bytes : undefined;
  } finally {
    if ("close" in picture.source) picture.source.close();
  }
}

interface Picture {
  source: ImageBitmap | HTMLImageElement;
  width: number;
  height: number;
}

async function decode(file: Blob): Promise<Picture | undefined> {
  try {
    const source = await createImageBitmap(file, { imageOrientation: "from-image" });
    return { source, width: source.width, height: source.height };
  } catch {
    return decodeByElement(file);
  }
}

/** For browsers that do not turn bitmaps, and formats that only their picture element reads. */
async function decodeByElement(file: Blob): Promise<Picture | undefined> {
  const source = new Image();
  source.src = URL.createObjectURL(file);
  try {
    await source.decode();
    return { source, width: source.naturalWidth, height: source.naturalHeight };
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(source.src);
  }
}

async function draw(picture: Picture, side: number, quality: number): Promise<Bytes | undefined> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  );
  try {
    const context = canvas.getContext("2d", { alpha: false });
    if (!context) return undefined;
    context.imageSmoothingQuality = "high";
    context.drawImage(picture.source, 0, 0, canvas.width, canvas.height);
    const blob = await canvas.convertToBlob({ type: MEDIA_TYPE, quality });
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    // Phones count the pixels of every canvas that is still about.
    canvas.width = 0;
    canvas.height = 0;
  }
}
