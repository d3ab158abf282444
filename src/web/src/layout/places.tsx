import type { ReactNode } from 'react';
import type { Right } from '../session/rights';
import {
  AnswersIcon,
  BoardIcon,
  CallsIcon,
  ClientsIcon,
  DayIcon,
  DepartmentIcon,
  ExamplesIcon,
  FunnelIcon,
  ModelIcon,
  PaceIcon,
  PlansIcon,
  ProcessingIcon,
  PulsesIcon,
  StopIcon,
} from '../ui/Icons';

/** Where a page stands: always in view, in view where there is room, or under "More" while there are many. */
type Standing = 'always' | 'wide' | 'more';

/** Every page there is, in the order of the menu. */
export const places = [
  { to: '/today', name: 'nav.today', right: 'alerts', standing: 'always', icon: <DayIcon /> },
  { to: '/my-day', name: 'nav.myDay', right: 'ownDay', standing: 'always', icon: <PaceIcon /> },
  { to: '/board', name: 'nav.board', right: 'board', standing: 'always', icon: <BoardIcon /> },
  { to: '/pulses', name: 'nav.pulses', right: 'pulses', standing: 'always', icon: <PulsesIcon /> },
  { to: '/calls', name: 'nav.calls', right: 'calls', standing: 'always', icon: <CallsIcon /> },
  { to: '/funnel', name: 'nav.funnel', right: 'funnel', standing: 'wide', icon: <FunnelIcon /> },
  { to: '/plans', name: 'nav.plans', right: 'plans', standing: 'wide', icon: <PlansIcon /> },
  { to: '/examples', name: 'nav.examples', right: 'examples', standing: 'more', icon: <ExamplesIcon /> },
  { to: '/answers', name: 'nav.answers', right: 'answers', standing: 'more', icon: <AnswersIcon /> },
  { to: '/clients', name: 'nav.clients', right: 'clients', standing: 'more', icon: <ClientsIcon /> },
  { to: '/stop-list', name: 'nav.stopList', right: 'stopList', standing: 'more', icon: <StopIcon /> },
  { to: '/processing', name: 'nav.processing', right: 'jobs', standing: 'more', icon: <ProcessingIcon /> },
  { to: '/model', name: 'nav.model', right: 'model', standing: 'more', icon: <ModelIcon /> },
  { to: '/department', name: 'nav.department', right: 'department', standing: 'more', icon: <DepartmentIcon /> },
] as const satisfies readonly { to: string; name: string; right: Right; standing: Standing; icon: ReactNode }[];

export type Place = (typeof places)[number];

/** As many places as fit a phone's foot. */
const fewPlaces = 5;

/** What stands in the bar and what under "More"; few places need no menu. */
export function placed(allowed: readonly Place[]): { bar: readonly Place[]; more: readonly Place[] } {
  return allowed.length <= fewPlaces
    ? { bar: allowed.map((place) => ({ ...place, standing: 'always' }) as Place), more: [] }
    : { bar: allowed.filter((place) => place.standing !== 'more'), more: allowed.filter((place) => place.standing !== 'always') };
}
