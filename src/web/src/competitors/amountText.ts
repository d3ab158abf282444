import type { Mention } from '../api/competitors';

/** How much, in the reader's way of writing: a part of the price, or money. Null where it was not said. */
export function amountText(mention: Pick<Mention, 'amount' | 'unit' | 'currency'>, language: string): string | null {
  const { amount, unit, currency } = mention;
  if (amount === null || unit === null) {
    return null;
  }
  const region = language === 'en' ? 'en-GB' : language;
  if (unit === 'percent' || unit === 'factor') {
    const share = unit === 'percent' ? amount / 100 : Math.abs(amount - 1);
    return new Intl.NumberFormat(region, { style: 'percent', maximumFractionDigits: 1 }).format(share);
  }
  return new Intl.NumberFormat(
    region,
    currency === null
      ? { maximumFractionDigits: 2 }
      : { style: 'currency', currency, minimumFractionDigits: 0, maximumFractionDigits: 2 },
  ).format(amount);
}

/** A difference in percent with its sign. */
export function differenceText(percent: number, language: string): string {
  return new Intl.NumberFormat(language === 'en' ? 'en-GB' : language, {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  }).format(percent / 100);
}
