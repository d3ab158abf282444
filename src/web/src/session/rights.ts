import type { Role } from '../api/types';

const rights = {
  alerts: ['administrator', 'sales_head', 'supervisor'],
  ownDay: ['manager'],
  examples: ['administrator', 'sales_head', 'supervisor', 'trainer'],
  answers: ['administrator', 'sales_head', 'supervisor', 'trainer'],
  department: ['administrator', 'sales_head'],
  people: ['administrator'],
  jobs: ['administrator', 'sales_head', 'supervisor'],
  correct: ['administrator', 'sales_head', 'supervisor'],
  listen: ['administrator', 'sales_head', 'supervisor'],
  stopList: ['administrator', 'sales_head', 'supervisor'],
  transcribe: ['administrator', 'sales_head', 'supervisor'],
  retry: ['administrator', 'sales_head', 'supervisor'],
  model: ['administrator', 'sales_head'],
  calls: ['administrator', 'sales_head', 'supervisor', 'trainer', 'manager'],
} satisfies Record<string, Role[]>;

export type Right = keyof typeof rights;

/** What a role is shown. The server decides; this only spares people pages they would be refused. */
export function may(role: Role, right: Right): boolean {
  return (rights[right] as readonly Role[]).includes(role);
}

export function homeOf(role: Role): string {
  return role === 'manager' ? '/my-day' : role === 'trainer' ? '/examples' : '/today';
}
