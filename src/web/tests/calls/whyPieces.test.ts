import { describe, expect, it } from 'vitest';
import { piecesOf, wordsOf } from '../../src/calls/whyPieces';
import { found } from '../builders';

const text = 'they are ten per cent cheaper 🙂 and near';
const price = found('price_comparison', text, 'cheaper', 'cent');
const supplier = found('existing_supplier', text, 'near', 'cheaper');

describe('an utterance cut at the words that weighed', () => {
  it('is the same text when put together again', () => {
    expect(piecesOf(text, [price, supplier], null).map((piece) => piece.text).join('')).toBe(text);
    expect(piecesOf(text, [], null)).toEqual([{ text, weighs: false, pointed: false }]);
    expect(piecesOf('', [], null)).toEqual([]);
  });

  it('marks a word that two objections share once, and for either that is pointed at', () => {
    const pointed = (label: string) => piecesOf(text, [price, supplier], label).filter((piece) => piece.pointed).map((piece) => piece.text);
    expect(piecesOf(text, [price, supplier], null).filter((piece) => piece.weighs).map((piece) => piece.text)).toEqual(['cent', 'cheaper', 'near']);
    expect(pointed('price_comparison')).toEqual(['cent', 'cheaper']);
    expect(pointed('existing_supplier')).toEqual(['cheaper', 'near']);
  });

  it('leaves a word aside that is not in the text', () => {
    const beyond = { ...price, why: [{ start: 38, length: 20, text: 'of another transcript', weight: 1 }] };
    expect(piecesOf(text, [beyond], null)).toEqual([{ text, weighs: false, pointed: false }]);
  });
});

describe('the words that weighed, as a list', () => {
  it('are in the order they were said', () => {
    expect(wordsOf(price)).toBe('cent, cheaper');
  });
});
