/** Two rising tones, a third of a second: heard across a counter, not across a shop. */
const TONES = [
  { hertz: 880, from: 0, seconds: 0.12 },
  { hertz: 1318.5, from: 0.12, seconds: 0.22 },
];

const VOLUME = 0.2;

let context: AudioContext | undefined;

/** Within a press: browsers let a page make sounds only after one. */
export function unlockSound(): void {
  context ??= typeof AudioContext === "undefined" ? undefined : new AudioContext();
  void context?.resume().catch(() => undefined);
}

/** Says "paid". Silent where no press has come before, or the device has no sound. */
export function chime(): void {
  if (context?.state !== "running") return;
  const { currentTime, destination } = context;
  for (const { hertz, from, seconds } of TONES) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(VOLUME, currentTime + from);
    volume.gain.exponentialRampToValueAtTime(0.001, currentTime + from + seconds);
    tone.connect(volume).connect(destination);
    tone.start(currentTime + from);
    tone.stop(currentTime + from + seconds);
  }
}
