import type { Role } from '../api/types';

const rights = {
  alerts: ['administrator', 'sales_head', 'supervisor'],
  ownDay: ['manager'],
  anyDay: ['administrator', 'sales_head', 'supervisor', 'trainer', 'manager'],
  board: ['administrator', 'sales_head', 'supervisor', 'trainer', 'manager'],
  pulses: ['administrator', 'sales_head', 'supervisor', 'trainer'],
  plans: ['administrator', 'sales_head'],
  funnel: ['administrator', 'sales_head', 'supervisor'],
  clients: ['administrator', 'sales_head'],
  moveCall: ['administrator', 'sales_head'],
  tagCall: ['administrator', 'sales_head', 'supervisor', 'manager'],
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
