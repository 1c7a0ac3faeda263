/** The reminder's sound, made rather than played from a file. For pages that have an audio device: not for a worker. */

/** Two falling tones (Hz); at half the volume quiet enough for headphones. */
const TONES = [880, 660];
const TONE_SECONDS = 0.18;
const LOUDEST = 0.5;
/** Without an audio device the browser leaves it open for ever (ms). */
const START_MS = 1_000;

/** Plays it once, as loud as so many percent. False when the browser doesn't let it be heard, and for no volume at all. */
export async function chime(volume: number): Promise<boolean> {
  if (volume <= 0) return false;
  const audio = new AudioContext();
  try {
    await Promise.race([audio.resume(), new Promise((resolve) => setTimeout(resolve, START_MS))]);
    if (audio.state !== 'running') return false;
    await playTones(audio, (LOUDEST * volume) / 100);
    return true;
  } finally {
    await audio.close();
  }
}

function playTones(audio: AudioContext, loudness: number): Promise<unknown> {
  const gain = audio.createGain();
  gain.connect(audio.destination);
  let last = audio.createOscillator();
  for (const [index, frequency] of TONES.entries()) {
    const start = audio.currentTime + index * TONE_SECONDS;
    last = audio.createOscillator();
    last.frequency.value = frequency;
    last.connect(gain);
    gain.gain.setValueAtTime(loudness, start);
    gain.gain.exponentialRampToValueAtTime(0.001, start + TONE_SECONDS);
    last.start(start);
    last.stop(start + TONE_SECONDS);
  }
  return new Promise((resolve) => last.addEventListener('ended', resolve));
}
