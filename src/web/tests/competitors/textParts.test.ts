import { describe, expect, it } from 'vitest';
import { mention } from './mention';
import { amountText, differenceText } from '../../src/competitors/amountText';
import { piecesWithin, textParts } from '../../src/competitors/textParts';


describe('an utterance with competitors', () => {
  it('is cut where they are mentioned', () => {
    const parts = textParts('у стеллаж-про дешевле', [mention()]);
    expect(parts.map((part) => [part.text, part.mention?.competitorId])).toEqual([
      ['у ', undefined],
      ['стеллаж-про', 3],
      [' дешевле', undefined],
    ]);
  });

  it('stays whole whatever places are told', () => {
    const text = 'metalux и стеллаж-про';
    const odd = [mention({ start: 15, length: 90 }), mention({ start: 0, length: 7 }), mention({ start: 3, length: 8 })];
    expect(textParts(text, odd).map((part) => part.text).join('')).toBe(text);
    expect(textParts(text, [])).toEqual([{ start: 0, text, mention: null }]);
  });
});

describe('pieces of an utterance', () => {
  it('are cut at the parts they lie in and lose nothing', () => {
    const text = 'у стеллаж-про дешевле';
    const pieces = [{ text: 'у стел' }, { text: 'лаж-про деш' }, { text: 'евле' }];
    const within = textParts(text, [mention()]).map((part) => piecesWithin(pieces, part).map((piece) => piece.text));
    expect(within).toEqual([['у '], ['стел', 'лаж-про'], [' деш', 'евле']]);
  });
});

describe('how much', () => {
  it('is a part of the price', () => {
    expect(amountText(mention(), 'en')).toBe('10%');
    expect(amountText(mention({ amount: 0.5, unit: 'factor' }), 'en')).toBe('50%');
    expect(amountText(mention({ amount: 3, unit: 'factor' }), 'en')).toBe('200%');
    expect(amountText(mention({ amount: null, unit: null }), 'en')).toBeNull();
  });

  it('is money, with the currency that was said', () => {
    expect(amountText(mention({ amount: 1500, unit: 'sum' }), 'en')).toBe('1,500');
    expect(amountText(mention({ amount: 200, unit: 'price', currency: 'EUR' }), 'en')).toBe('€200');
  });

  it('is a difference with its sign', () => {
    expect(differenceText(-12.5, 'en')).toBe('-12.5%');
    expect(differenceText(20, 'en')).toBe('+20%');
  });
});
