/** A word with what follows it up to the next, and whether the other text has it at this place. */
export interface Word {
  text: string;
  differs: boolean;
}

/** The words of two texts, those marked that the other does not have in the same order. Case and punctuation make no difference. */
export function differingWords(left: string, right: string): [Word[], Word[]] {
  const words = [wordsOf(left), wordsOf(right)] as const;
  const bare = words.map((text) => text.map(bareWord)) as [string[], string[]];
  const common = commonLengths(bare[0], bare[1]);
  const held: [Set<number>, Set<number>] = [new Set(), new Set()];
  for (let i = 0, j = 0; i < bare[0].length && j < bare[1].length; ) {
    if (bare[0][i] === bare[1][j]) {
      held[0].add(i++);
      held[1].add(j++);
    } else if (common[i + 1]![j]! >= common[i]![j + 1]!) {
      i++;
    } else {
      j++;
    }
  }
  const marked = (side: 0 | 1) =>
    words[side].map((text, index) => ({ text, differs: bare[side][index] !== '' && !held[side].has(index) }));
  return [marked(0), marked(1)];
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

function bareWord(word: string): string {
  return word.toLocaleLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** How many words two texts have in common from each pair of places on. */
function commonLengths(left: string[], right: string[]): number[][] {
  const common = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      common[i]![j] =
        left[i] === right[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  return common;
}
