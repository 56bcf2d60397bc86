/**
 * Keeps a submission in this browser until it is acknowledged: written before it is sent, deleted only after a parsed
 * acknowledgement or a final refusal. Knows no document and no network.
 */

/**
 * @typedef {object} Entry
 * @property {import("./send.js").Receiver} receiver
 * @property {Record<string, unknown>} submission
 * @property {number} at when it was written
 * @property {number} due when it is tried next
 * @property {number} tries
 *
 * @typedef {"taken" | "refused" | "waiting" | "failed"} State "failed": not sent, and this browser cannot keep it
 */

export const PREFIX = "hg-outbox:";
const MOST = 20;
const MOST_CHARACTERS = 64 * 1024;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** A message with an address in it does not lie about for long. */
const KEPT_MS = { contact: DAY_MS };
const KEPT_OTHERS_MS = 7 * DAY_MS;

/**
 * @param {object} world
 * @param {Storage | null} world.storage
 * @param {typeof import("./send.js").sendOnce} world.send
 * @param {() => number} [world.now]
 * @param {typeof setTimeout} [world.later]
 * @param {LockManager} [world.locks] so that two tabs do not send the same at once
 */
export function createOutbox({ storage, send, now = Date.now, later = setTimeout, locks = undefined }) {
  const listeners = new Map();
  /** Entries of this page that storage does not have. */
  const unsaved = new Map();
  let timer = Infinity;

  /**
   * @param {import("./send.js").Receiver} receiver
   * @param {Record<string, unknown>} submission
   * @param {(state: "taken" | "refused") => void} [onSettled] called if it is settled later, while the page is open
   * @returns {Promise<State>} after the first attempt
   */
  async function submit(receiver, submission, onSettled) {
    const entry = { receiver, submission, at: now(), due: now(), tries: 0 };
    const isKept = keep(entry);
    if (!isKept) unsaved.set(submission.id, entry);
    const state = await locked(submission.id, () => attempt(entry, isKept), true);
    if (state === "waiting" && onSettled) listeners.set(submission.id, onSettled);
    return state;
  }

  /** Sends what is due and sets the clock for the rest. */
  async function resume() {
    for (const entry of entries()) {
      if (isDue(entry)) await locked(entry.submission.id, () => again(entry.submission.id), false);
    }
    schedule();
  }

  /** Everything that waits is due now: the network is back, or somebody asks. */
  function hurry() {
    for (const entry of entries()) keep({ ...entry, due: now() });
    return resume();
  }

  /** Bodies of this page that were never acknowledged, for a last attempt while the page goes away. */
  function unsettled() {
    const own = [...entries(), ...unsaved.values()];
    return own.filter((entry) => listeners.has(entry.submission.id) || entry.tries === 0);
  }

  async function again(id) {
    const entry = read(PREFIX + id); // another tab may have settled it meanwhile
    if (!entry) return tell(id, "taken");
    const state = await attempt(entry, true);
    if (state !== "waiting") tell(id, state);
    return state;
  }

  async function attempt(entry, isKept) {
    const { id, kind } = entry.submission;
    const { state, waitMs } = await send(entry.receiver, entry.submission, entry.tries + 1);
    unsaved.delete(id);
    if (state !== "later") {
      drop(id);
      return state;
    }
    const age = now() - entry.at;
    if (!isKept) return "failed";
    if (age > (KEPT_MS[kind] ?? KEPT_OTHERS_MS)) {
      drop(id);
      return "failed";
    }
    // A clock that went back must not make it eternal.
    keep({ ...entry, at: Math.min(entry.at, now()), tries: entry.tries + 1, due: now() + pause(entry.tries, waitMs) });
    schedule();
    return "waiting";
  }

  function schedule() {
    const due = Math.min(...entries().map((entry) => entry.due));
    if (due === Infinity || (timer <= due && timer > now())) return;
    timer = due;
    later(
      () => {
        timer = Infinity;
        resume();
      },
      Math.min(Math.max(due - now(), 50), LONGEST_PAUSE_MS),
    );
  }

  function isDue({ due }) {
    return due <= now() || due > now() + DAY_MS; // further away than any pause: the clock was changed
  }

  function tell(id, state) {
    listeners.get(id)?.(state);
    listeners.delete(id);
    return state;
  }

  function locked(id, task, mustRun) {
    if (!locks) return task();
    return locks.request(PREFIX + id, { ifAvailable: !mustRun }, (lock) => (lock || mustRun ? task() : undefined));
  }

  function keep(entry) {
    const key = PREFIX + entry.submission.id;
    const text = JSON.stringify(entry);
    const others = entries().filter((other) => other.submission.id !== entry.submission.id);
    const size = others.reduce((sum, other) => sum + JSON.stringify(other).length, text.length);
    if (others.length >= MOST || size > MOST_CHARACTERS) return false;
    try {
      storage.setItem(key, text);
      return storage.getItem(key) === text;
    } catch {
      return false; // private mode, a full storage, or none
    }
  }

  function drop(id) {
    try {
      storage.removeItem(PREFIX + id);
    } catch {
      // It was not there either.
    }
  }

  function read(key) {
    try {
      const entry = JSON.parse(storage.getItem(key));
      return entry?.submission?.id && entry.receiver?.url ? entry : null;
    } catch {
      return null;
    }
  }

  /** Oldest first. */
  function entries() {
    let keys = [];
    try {
      keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
    } catch {
      return [];
    }
    const found = keys.filter((key) => key?.startsWith(PREFIX)).map(read);
    return found.filter((entry) => entry !== null).sort((one, other) => one.at - other.at);
  }

  return { submit, resume, hurry, unsettled };
}

/** With some chance in it, so that browsers do not come all at once. */
function pause(tries, waitMs) {
  const own = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(tries, 20), LONGEST_PAUSE_MS);
  return Math.min(Math.max(own * (0.75 + Math.random() / 2), waitMs ?? 0), DAY_MS);
}
