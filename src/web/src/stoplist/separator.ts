/** Spreadsheets in languages whose decimal sign is the comma take only semicolons for the borders of cells. */
export function separatorOf(language: string): 'semicolon' | null {
  return new Intl.NumberFormat(language).format(0.5).includes(',') ? 'semicolon' : null;
}
