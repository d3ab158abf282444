import { describe, expect, it } from 'vitest';
import { readFilter, writeFilter } from '../../src/calls/filterInAddress';
import { courseOf } from '../../src/calls/course';
import { channelSpeakers, inOrder, lanesFromUtterances, lanesFromWaveform, peaksOf } from '../../src/calls/peaks';
import { utteranceAt } from '../../src/calls/utteranceAt';
import { call, utterance } from '../builders';

describe('the utterance at a moment', () => {
  const said = [
    utterance({ ordinal: 0, start: 1, end: 4 }),
    utterance({ ordinal: 1, start: 3, end: 6, speaker: 'manager' }),
    utterance({ ordinal: 2, start: 8, end: 9 }),
  ];
  const at = (seconds: number) => utteranceAt(said, seconds)?.ordinal ?? null;

  it('is the one being said', () => {
    expect([1, 2.9, 8.5].map(at)).toEqual([0, 0, 2]);
  });

  it('is the later one where two speak at once', () => {
    expect(at(3.5)).toBe(1);
  });

  it('is none in a pause', () => {
    expect([0.5, 7, 9.5].map(at)).toEqual([null, null, null]);
  });

  it('begins at its very start, though a player may stand a hair before it', () => {
    expect(at(7.96)).toBe(2);
  });
});

describe('how far a call came', () => {
  const course = (change: Parameters<typeof call>[0]) => courseOf(call(change));

  it('is that the stop list kept it from being dialled, whatever the telephone says', () => {
    expect(course({ id: 1, status: 'canceled', refused: true })).toBe('stopped');
    expect(course({ id: 1, status: 'canceled', refused: false })).toBe('canceled');
  });

  it('tells conversations from short connects and voicemail', () => {
    expect(course({ id: 1 })).toBe('conversation');
    expect(course({ id: 1, conversation: false })).toBe('short');
    expect(course({ id: 1, conversation: false, answeredBy: 'machine' })).toBe('machine');
    expect(course({ id: 1, status: 'ringing' })).toBe('dialling');
    expect(course({ id: 1, status: 'no_answer' })).toBe('no_answer');
  });
});

describe('the list’s filter in the address', () => {
  const today = '2026-11-23';
  const read = (search: string) => readFilter(new URLSearchParams(search), today);

  it('is today’s calls when nothing is said', () => {
    expect(read('')).toEqual({ day: today, personId: null, label: null, failed: false });
  });

  it('comes back as it was written', () => {
    for (const filter of [
      { day: today, personId: null, label: null, failed: false },
      { day: null, personId: 4, label: 'terms', failed: true },
      { day: '2026-11-20', personId: null, label: 'no_time', failed: false },
    ]) {
      expect(readFilter(writeFilter(filter, today), today)).toEqual(filter);
    }
  });

  it('does not take nonsense', () => {
    expect(read('day=yesterday&personId=x&label=rudeness')).toEqual(read(''));
  });
});

describe('the lanes of a recording', () => {
  it('belong to the speakers of their channels', () => {
    expect(channelSpeakers({ channels: 2, clientChannel: 1 })).toEqual(['manager', 'client']);
    expect(channelSpeakers({ channels: 2, clientChannel: 0 })).toEqual(['client', 'manager']);
    expect(channelSpeakers({ channels: 2, clientChannel: null })).toEqual([null, null]);
    expect(channelSpeakers({ channels: 1, clientChannel: null })).toEqual([null]);
  });

  it('show the loudest moment of every stretch, the loudest of all as one', () => {
    expect([...peaksOf(new Float32Array([0, 0.25, -0.5, 0.1]), 2)]).toEqual([0.5, 1]);
    expect([...peaksOf(new Float32Array([0, 0]), 2)]).toEqual([0, 0]);
    expect(peaksOf(new Float32Array([0.5]), 4)[0]).toBe(1);
  });

  it('have the client’s first', () => {
    const lanes = inOrder([
      { speaker: 'manager', peaks: new Float32Array() },
      { speaker: 'client', peaks: new Float32Array() },
    ]);
    expect(lanes.map((lane) => lane.speaker)).toEqual(['client', 'manager']);
  });

  it('show who spoke when, where the recording itself cannot be drawn', () => {
    const [client, manager] = lanesFromUtterances(
      [utterance({ ordinal: 0, start: 0, end: 5 }), utterance({ ordinal: 1, start: 5, end: 10, speaker: 'manager' })],
      10,
      4,
    );
    expect([...client!.peaks]).toEqual([0.5, 0.5, 0, 0]);
    expect([...manager!.peaks]).toEqual([0, 0, 0.5, 0.5]);
  });

  it('come as the server drew them, 255 being the loudest', () => {
    const [client, manager] = lanesFromWaveform({
      durationSeconds: 2,
      loudest: 0.5,
      channels: [
        { speaker: 'client', peaks: btoa(String.fromCharCode(0, 51, 255)) },
        { speaker: 'manager', peaks: btoa(String.fromCharCode(0, 0, 0)) },
      ],
    });
    expect([...client!.peaks].map((peak) => Math.round(peak * 255))).toEqual([0, 51, 255]);
    expect([manager!.speaker, ...manager!.peaks]).toEqual(['manager', 0, 0, 0]);
  });
});
