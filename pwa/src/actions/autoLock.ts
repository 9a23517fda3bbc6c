/**
 * An open phone that is left locks itself, and every other tab of it with it. What is half made is
 * sealed first.
 */
import { effect, type Signal, signal, untracked } from "@preact/signals";
import { AutoLock, GRACE_MS, LOCK_MINUTES } from "../lock/autoLock.ts";
import { lockState } from "../lock/lock.ts";
import { currentStore, openedStore } from "../store/current.ts";
import { lockPhone } from "./lockPhone.ts";

/** The name of the sealed note that keeps the choice. */
const NOTE = "lock";
/** Other tabs are told of touches at most this often, in milliseconds. */
const TELL_MS = 10_000;
const TOUCHES = ["pointerdown", "keydown", "input", "wheel", "touchmove"];

/** What tabs say to each other: that one is in use, or that one has been locked. */
type Word = "used" | "locked";

/** After how many minutes without a touch the phone locks itself. */
export const lockMinutes: Signal<number> = signal(LOCK_MINUTES.usual);

const auto = new AutoLock({ wall: () => Date.now(), steady: () => performance.now() });
let timer: ReturnType<typeof setTimeout> | undefined;
let channel: BroadcastChannel | undefined;
let toldAt = Number.NEGATIVE_INFINITY;

/** From now on the phone locks itself when it is due. Called once, when the field app starts. */
export function lockWhenLeft(): void {
  channel = new BroadcastChannel("miljovakt-lock");
  channel.onmessage = ({ data }: MessageEvent<Word>) => hear(data);
  let wasOpen = false;
  effect(() => {
    const isOpen = lockState.value === "open";
    if (isOpen && !wasOpen) untracked(begin);
    if (!isOpen) clearTimeout(timer);
    if (wasOpen && !isOpen) channel?.postMessage("locked" satisfies Word);
    wasOpen = isOpen;
  });
  for (const touch of TOUCHES) addEventListener(touch, touched, { capture: true, passive: true });
  addEventListener("click", leaving, { capture: true });
}

/** Locks the phone if it is due. Resolves when it is locked, or may be looked at. */
export async function lockIfDue(): Promise<void> {
  if (lockState.value !== "open") return;
  clearTimeout(timer);
  const left = auto.left();
  if (left === 0) await lockPhone();
  else timer = setTimeout(() => void lockIfDue(), left);
}

/** Chooses after how many minutes. @throws NotSaved; Locked */
export async function chooseLockMinutes(minutes: number): Promise<void> {
  await openedStore().vault.keepNote(NOTE, { minutes });
  take(minutes);
}

function begin(): void {
  auto.opened();
  take(LOCK_MINUTES.usual);
  const kept = currentStore.value?.vault.readNote<{ minutes: number }>(NOTE);
  // Without an answer the usual minutes stand.
  void kept?.then((note) => note && take(note.minutes)).catch(() => undefined);
}

function take(minutes: number): void {
  lockMinutes.value = minutes;
  auto.setMinutes(minutes);
  void lockIfDue();
}

function touched(): void {
  if (lockState.value !== "open") return;
  // A finger that wakes a phone which should have locked long ago opens nothing.
  if (auto.left() === 0) return void lockIfDue();
  use();
  const now = performance.now();
  if (now - toldAt < TELL_MS) return;
  toldAt = now;
  channel?.postMessage("used" satisfies Word);
}

/** A tap that hands over to the camera or to the phone: they cover us, and it is no leaving. */
function leaving({ target }: MouseEvent): void {
  if (!(target instanceof Element)) return;
  if (target.matches("input[type=file]")) auto.excused(GRACE_MS.camera);
  else if (target.closest('a[href^="tel:"], a[href^="sms:"]')) auto.excused(GRACE_MS.call);
  else return;
  void lockIfDue();
}

function hear(word: Word): void {
  if (word === "used") use();
  else void lockPhone();
}

function use(): void {
  const { isExcused } = auto;
  auto.touched();
  // The timer stands at the end of the grace, which is over.
  if (isExcused) void lockIfDue();
}
