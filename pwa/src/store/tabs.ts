/** Word between tabs of this app: that something was saved or read. Ids and contents stay out. */

/** What has changed: operations or receipts, one that was taken back, cached rows, drafts, photos. */
export type News = "ops" | "taken_back" | "cache" | "drafts" | "photos";

/** As much as is used of a channel. */
export interface Tabs {
  tell(news: News): void;
  listen(listener: (news: News) => void): void;
  close(): void;
}

/** The channel to the other tabs. */
export function openTabs(): Tabs {
  const channel = new BroadcastChannel("miljovakt");
  return {
    tell: (news) => channel.postMessage(news),
    listen: (listener) => {
      channel.onmessage = (event: MessageEvent<News>) => listener(event.data);
    },
    close: () => channel.close(),
  };
}
