/** As many people as are readable from five metres on one screen. */
export const rowsOfScreen = 12;

/** Pages of nearly the same length, so that the last one is not left with one person. */
export function pagesOf<T>(rows: readonly T[], most: number): T[][] {
  const pages = Math.max(1, Math.ceil(rows.length / most));
  const length = Math.ceil(rows.length / pages);
  return Array.from({ length: pages }, (_, page) => rows.slice(page * length, (page + 1) * length));
}

export type Pace = 'none' | 'behind' | 'on' | 'ahead';

/** How a share of what is due by now is told on the Board: behind under four fifths, ahead from a tenth over. */
export function paceOf(share: number | null): Pace {
  return share === null ? 'none' : share < 0.8 ? 'behind' : share >= 1.1 ? 'ahead' : 'on';
}
