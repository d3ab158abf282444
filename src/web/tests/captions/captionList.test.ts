import { describe, expect, it } from 'vitest';
import { addCaption, hasCaptions, noCaptions, takeAnswer, type CaptionList } from '../../src/captions/captionList';
import { caption, captionsOfCall, hearing } from '../builders';

const ids = (list: CaptionList) => list.captions.map((one) => one.id);
const held = (...starts: number[]) =>
  takeAnswer(noCaptions, captionsOfCall(starts.map((start, index) => caption({ id: index + 1, start }))));

describe('the captions of a call', () => {
  it('stand in the order in which they were said, also where one is heard late', () => {
    const list = addCaption(addCaption(held(2, 9), caption({ id: 12, start: 14 })), caption({ id: 13, start: 5 }));
    expect(ids(list)).toEqual([1, 13, 2, 12]);
  });

  it('keep the order they came in where both sides begin at once', () => {
    const list = addCaption(addCaption(noCaptions, caption({ id: 5, start: 3 })), caption({ id: 4, start: 3, speaker: 'manager' }));
    expect(ids(list)).toEqual([4, 5]);
  });

  it('are not doubled by what is told and answered, too', () => {
    const told = addCaption(addCaption(held(2), caption({ id: 8, start: 6 })), caption({ id: 8, start: 6 }));
    const list = takeAnswer(told, captionsOfCall([caption({ id: 1, start: 2 }), caption({ id: 7, start: 4 }), caption({ id: 8, start: 6 })]));
    expect(ids(list)).toEqual([1, 7, 8]);
  });

  it('keep what was told while the answer was on its way', () => {
    expect(ids(takeAnswer(addCaption(held(2), caption({ id: 8, start: 6 })), captionsOfCall([caption({ id: 1, start: 2 })])))).toEqual([1, 8]);
  });

  it('give way to the transcript for good', () => {
    const replaced = takeAnswer(held(2), captionsOfCall([], { replaced: true }));
    expect(ids(addCaption(replaced, caption({ id: 9 })))).toEqual([]);
    expect(hasCaptions(replaced)).toBe(false);
  });

  it('have their place on the page while the call is heard, and after it where something was', () => {
    expect(hasCaptions(noCaptions)).toBe(false);
    expect(hasCaptions(held())).toBe(true);
    const over = captionsOfCall([], { hearing: hearing({ isHeard: false }) });
    expect(hasCaptions(takeAnswer(noCaptions, over))).toBe(false);
    expect(hasCaptions(takeAnswer(held(2), over))).toBe(true);
  });
});
