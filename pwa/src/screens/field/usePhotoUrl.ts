import { useEffect, useState } from "preact/hooks";
import { currentStore } from "../../store/current.ts";
import type { StoredPhoto } from "../../store/photoVault.ts";

/** An address in memory for a photo's bytes, given back to the browser when the photo leaves. */
export function usePhotoUrl(photo: StoredPhoto | undefined): string | undefined {
  const [url, setUrl] = useState<string | undefined>(undefined);
  const id = photo?.id;
  const isDamaged = photo?.fate?.kind === "damaged";

  // biome-ignore lint/correctness/useExhaustiveDependencies: a photo of the same id has the same bytes.
  useEffect(() => {
    if (!photo || isDamaged) return;
    let made: string | undefined;
    let isOver = false;
    currentStore.value?.photos.read(photo).then(
      (bytes) => {
        if (isOver || !bytes) return;
        made = URL.createObjectURL(new Blob([bytes], { type: photo.mediaType }));
        setUrl(made);
      },
      // The store is locked or its disk does not answer: the frame stays empty, the photo is safe.
      () => undefined,
    );
    return () => {
      isOver = true;
      setUrl(undefined);
      if (made) URL.revokeObjectURL(made);
    };
  }, [id, isDamaged]);
  return url;
}
