import { describe, expect, it } from 'vitest';
import { placed, places } from '../../src/layout/places';
import { may } from '../../src/session/rights';

const of = (role: 'administrator' | 'sales_head' | 'manager' | 'trainer') =>
  placed(places.filter((place) => may(role, place.right)));
const addresses = (held: readonly { to: string }[]) => held.map((place) => place.to);

describe('the menu', () => {
  it('shows a manager and a trainer everything at once', () => {
    expect(addresses(of('manager').bar)).toEqual(['/my-day', '/board', '/calls']);
    expect(of('manager').more).toEqual([]);
    expect(of('trainer').more).toEqual([]);
  });

  it('keeps the day in view for a head and the rest one click away, each page exactly once on a wide screen', () => {
    const { bar, more } = of('sales_head');
    expect(addresses(bar)).toEqual(['/today', '/board', '/pulses', '/calls', '/funnel', '/plans']);
    const wide = [...bar, ...more.filter((place) => place.standing === 'more')];
    expect(new Set(addresses(wide)).size).toBe(wide.length);
    expect(addresses(wide).toSorted()).toEqual(
      addresses(places.filter((place) => may('sales_head', place.right))).toSorted(),
    );
  });

  it('leaves no page out on a phone', () => {
    const { bar, more } = of('administrator');
    const narrow = [...bar.filter((place) => place.standing === 'always'), ...more];
    expect(addresses(narrow).toSorted()).toEqual(
      addresses(places.filter((place) => may('administrator', place.right))).toSorted(),
    );
  });
});
