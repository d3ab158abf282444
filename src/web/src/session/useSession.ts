import { createContext, use } from 'react';
import type { Session } from '../api/types';
import type { DepartmentClock } from '../format/clock';

export const SignedIn = createContext<{ session: Session; clock: DepartmentClock } | null>(null);

function signedIn() {
  const value = use(SignedIn);
  if (value === null) {
    throw new Error('Only pages of a signed-in person may ask for the session.');
  }
  return value;
}

export function useSession(): Session {
  return signedIn().session;
}

export function useClock(): DepartmentClock {
  return signedIn().clock;
}
