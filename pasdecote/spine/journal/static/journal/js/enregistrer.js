// Records a voice with the microphone of the phone. The sound stays in memory: whoever asked for it keeps or
// sends it. No screen here: see voix.js.

/** At most, in seconds: then it stops by itself. */
export const LONGEST = 300;
const BITS_PER_SECOND = 32_000;
// Every phone plays the first; the others are what some browsers know to record.
const KINDS = ["audio/mp4;codecs=mp4a.40.2", "audio/mp4", "audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/webm"];

/** Whether this browser can record at all: some have no microphone to give, or only to safe addresses. */
export function canRecord() {
  return Boolean(window.MediaRecorder && navigator.mediaDevices?.getUserMedia);
}

/** The kind of file that this browser records, "" when it has its own idea. */
export function kindRecorded() {
  return KINDS.find((kind) => MediaRecorder.isTypeSupported(kind)) ?? "";
}

/**
 * Begin to record, once the person allowed the microphone.
 *
 * `onState` is told {state: "recording" | "stopped", seconds} as it goes, twice a second, and once at the end,
 * also when it stops by itself. Rejects as getUserMedia does: NotAllowedError when the person refused,
 * NotFoundError without a microphone.
 *
 * @param {{onState?: (told: {state: string, seconds: number}) => void, longest?: number}} [options]
 * @returns {Promise<{stop: () => Promise<Blob>, drop: () => void, finished: Promise<Blob>}>} `stop` ends it and
 *   gives the sound, which `finished` gives too when it ends by itself; `drop` ends it and keeps nothing:
 *   `finished` then gives an empty blob.
 */
export async function record({ onState = () => {}, longest = LONGEST } = {}) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
  const mimeType = kindRecorded();
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: BITS_PER_SECOND, ...(mimeType && { mimeType }) });
  const pieces = [];
  const began = performance.now();
  const seconds = () => Math.min(longest, Math.floor((performance.now() - began) / 1000));
  let dropped = false;

  const end = () => {
    if (recorder.state !== "inactive") recorder.stop();
  };
  const ticking = setInterval(() => {
    onState({ state: "recording", seconds: seconds() });
    if (seconds() >= longest) end();
  }, 500);
  const finished = new Promise((give) => {
    recorder.addEventListener("dataavailable", ({ data }) => data.size && pieces.push(data));
    recorder.addEventListener("stop", () => {
      clearInterval(ticking);
      // The microphone is let go: its light goes out.
      for (const track of stream.getTracks()) track.stop();
      onState({ state: "stopped", seconds: seconds() });
      give(new Blob(dropped ? [] : pieces, { type: (recorder.mimeType || mimeType).split(";")[0] }));
    });
  });
  recorder.start();
  onState({ state: "recording", seconds: 0 });
  return {
    finished,
    stop: () => (end(), finished),
    drop: () => {
      dropped = true;
      end();
    },
  };
}
