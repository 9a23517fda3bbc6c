/** Starts the real key worker. */
import type { KeyPort } from "./keys.ts";
import workerUrl from "./keys.worker?worker&url";
import { scriptUrl } from "./policy.ts";

/** A port to a fresh key worker. */
export function startKeyWorker(): KeyPort {
  const worker = new Worker(scriptUrl(workerUrl), { type: "module" });
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    onReply: (listener) => {
      worker.onmessage = (event) => listener(event.data);
    },
    onFailure: (listener) => {
      worker.onerror = () => listener();
      worker.onmessageerror = () => listener();
    },
    terminate: () => worker.terminate(),
  };
}
