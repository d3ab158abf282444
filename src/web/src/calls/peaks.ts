import { get } from '../api/http';
import type { StoredWaveform } from '../api/talk';
import type { CallDetail, CallMedia, Speaker, Utterance } from '../api/types';

/** One lane of the waveform: whose it is (null where that is not known) and its loudness over time, 0..1. */
export interface Lane {
  speaker: Speaker | null;
  peaks: Float32Array;
}

const buckets = 1200;
/** Above this a recording is not decoded in the page; its lanes show who spoke when. */
const longestDecoded = 5400;

export function channelSpeakers(media: Pick<CallMedia, 'channels' | 'clientChannel'>): (Speaker | null)[] {
  if (media.channels < 2) {
    return [null];
  }
  return [0, 1].map((channel) =>
    media.clientChannel === null ? null : channel === media.clientChannel ? 'client' : 'manager',
  );
}

/** The loudest moment of every bucket, the loudest of all being 1. */
export function peaksOf(samples: Float32Array, count = buckets): Float32Array {
  const peaks = new Float32Array(count);
  let top = 0;
  for (let index = 0; index < samples.length; index++) {
    const bucket = Math.min(count - 1, Math.floor((index * count) / samples.length));
    const value = Math.abs(samples[index] ?? 0);
    if (value > (peaks[bucket] ?? 0)) {
      peaks[bucket] = value;
    }
    top = Math.max(top, value);
  }
  return top === 0 ? peaks : peaks.map((value) => value / top);
}

/** Lanes from the transcript alone: even blocks where somebody speaks. */
export function lanesFromUtterances(utterances: readonly Utterance[], seconds: number, count = buckets): Lane[] {
  return (['client', 'manager'] as const).map((speaker) => {
    const peaks = new Float32Array(count);
    for (const utterance of utterances.filter((said) => said.speaker === speaker)) {
      const from = Math.floor((utterance.start / seconds) * count);
      const to = Math.ceil((utterance.end / seconds) * count);
      peaks.fill(0.5, Math.max(0, from), Math.min(count, to));
    }
    return { speaker, peaks };
  });
}

/** The client's lane first. */
export function inOrder(lanes: Lane[]): Lane[] {
  return lanes.toSorted((a, b) => Number(a.speaker === 'manager') - Number(b.speaker === 'manager'));
}

/** Lanes as the server drew them, the loudest moment of all being 1. */
export function lanesFromWaveform(waveform: StoredWaveform): Lane[] {
  return waveform.channels.map(({ speaker, peaks }) => ({
    speaker,
    peaks: Float32Array.from(atob(peaks), (byte) => byte.charCodeAt(0) / 255),
  }));
}

/** The lanes of a call: drawn once by the server; a recording that it has not measured is decoded here. */
export async function lanesOf(address: string, call: CallDetail, media: CallMedia, signal: AbortSignal): Promise<Lane[]> {
  return call.talk === null
    ? decodedLanes(address, media, call.utterances, signal)
    : lanesFromWaveform(await get<StoredWaveform>(`/api/calls/${call.id}/waveform`));
}

/** Decodes a recording into its lanes; falls back to the transcript where it is too long or cannot be decoded. */
async function decodedLanes(
  address: string,
  media: CallMedia,
  utterances: readonly Utterance[],
  signal: AbortSignal,
): Promise<Lane[]> {
  if (media.durationSeconds > longestDecoded) {
    return lanesFromUtterances(utterances, media.durationSeconds);
  }
  const response = await fetch(address, { signal, credentials: 'same-origin' });
  if (!response.ok) {
    return lanesFromUtterances(utterances, media.durationSeconds);
  }
  const bytes = await response.arrayBuffer();
  try {
    const decoded = await new OfflineAudioContext(2, 1, 8000).decodeAudioData(bytes);
    const speakers = channelSpeakers({ ...media, channels: decoded.numberOfChannels });
    return inOrder(
      speakers.map((speaker, channel) => ({ speaker, peaks: peaksOf(decoded.getChannelData(channel)) })),
    );
  } catch (error) {
    if (error instanceof DOMException) {
      return lanesFromUtterances(utterances, media.durationSeconds);
    }
    throw error;
  }
}
