import type { ReactNode } from 'react';
import type { Role, Session } from '../src/api/types';
import { DepartmentClock } from '../src/format/clock';
import { SignedIn } from '../src/session/useSession';

const session: Session = {
  userName: 'head',
  name: 'The head',
  role: 'sales_head',
  personId: null,
  teamIds: [1],
  department: { name: 'Sales', timeZone: 'Europe/Warsaw', language: 'en', now: '2026-11-23T09:10:00+01:00', clockSpeed: 1 },
};

/** What a sales head sees, or who has another role. */
export function SignedInHead({
  children,
  role = 'sales_head',
  personId = null,
}: {
  children: ReactNode;
  role?: Role;
  personId?: number | null;
}) {
  const clock = new DepartmentClock(session.department, Date.now());
  return <SignedIn value={{ session: { ...session, role, personId }, clock }}>{children}</SignedIn>;
}
