/** How many of an entry's photos have come. */
export interface PhotoCount {
  total: number;
  received: number;
  /** Still on the phone that took them. */
  waiting: number;
  /** Came whole, and could not be read. */
  damaged: number;
}

/** Counts photos by what has become of them. */
export function countPhotos(photos: readonly { state: string }[]): PhotoCount {
  const of = (state: string) => photos.filter((photo) => photo.state === state).length;
  return {
    total: photos.length,
    received: of("stored"),
    waiting: of("waiting"),
    damaged: of("damaged"),
  };
}
