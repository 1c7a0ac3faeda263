/** The reminder's sound, made rather than played from a file. For pages that have an audio device: not for a worker. */

/** Two falling tones (Hz), quiet enough for headphones. */
const TONES = [880, 660];
const TONE_SECONDS = 0.18;
const LOUDNESS = 0.25;
/** Without an audio device the browser leaves it open for ever (ms). */
const START_MS = 1_000;

/** Plays it once. False when the browser doesn't let it be heard. */
export async function chime(): Promise<boolean> {
  const audio = new AudioContext();
  try {
    await Promise.race([audio.resume(), new Promise((resolve) => setTimeout(resolve, START_MS))]);
    if (audio.state !== 'running') return false;
    await playTones(audio);
    return true;
  } finally {
    await audio.close();
  }
}

function playTones(audio: AudioContext): Promise<unknown> {
  const volume = audio.createGain();
  volume.connect(audio.destination);
  let last = audio.createOscillator();
  for (const [index, frequency] of TONES.entries()) {
    const start = audio.currentTime + index * TONE_SECONDS;
    last = audio.createOscillator();
    last.frequency.value = frequency;
    last.connect(volume);
    volume.gain.setValueAtTime(LOUDNESS, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + TONE_SECONDS);
    last.start(start);
    last.stop(start + TONE_SECONDS);
  }
  return new Promise((resolve) => last.addEventListener('ended', resolve));
}
