import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet } from 'react-router';
import { may, type Right } from '../session/rights';
import { useSession } from '../session/useSession';
import {
  AnswersIcon,
  CallsIcon,
  DayIcon,
  DepartmentIcon,
  ExamplesIcon,
  ModelIcon,
  PaceIcon,
  ProcessingIcon,
  StopIcon,
} from '../ui/Icons';
import { Brand } from './Brand';
import { ConnectionState } from './ConnectionState';
import { DepartmentTime } from './DepartmentTime';
import { LanguageSwitch } from './LanguageSwitch';
import { OwnMenu } from './OwnMenu';
import classes from './Shell.module.css';

const places = [
  { to: '/today', name: 'nav.today', right: 'alerts', icon: <DayIcon /> },
  { to: '/my-day', name: 'nav.myDay', right: 'ownDay', icon: <PaceIcon /> },
  { to: '/calls', name: 'nav.calls', right: 'calls', icon: <CallsIcon /> },
  { to: '/examples', name: 'nav.examples', right: 'examples', icon: <ExamplesIcon /> },
  { to: '/answers', name: 'nav.answers', right: 'answers', icon: <AnswersIcon /> },
  { to: '/stop-list', name: 'nav.stopList', right: 'stopList', icon: <StopIcon /> },
  { to: '/processing', name: 'nav.processing', right: 'jobs', icon: <ProcessingIcon /> },
  { to: '/model', name: 'nav.model', right: 'model', icon: <ModelIcon /> },
  { to: '/department', name: 'nav.department', right: 'department', icon: <DepartmentIcon /> },
] as const satisfies readonly { to: string; name: string; right: Right; icon: unknown }[];

/** The frame around every page: where to go, whether the page is live, the department's time, own settings. */
export function Shell() {
  const { t } = useTranslation();
  const { role, department } = useSession();
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {t('nav.skip')}
      </a>
      <header className={classes.header}>
        <Link to="/" className={classes.brand} title={department.name}>
          <Brand />
        </Link>
        <nav className={classes.nav} aria-label={t('nav.pages')}>
          {places
            .filter((place) => may(role, place.right))
            .map((place) => (
              <NavLink key={place.to} to={place.to} className={classes.place ?? ''}>
                <span className={classes.placeIcon}>{place.icon}</span>
                {t(place.name)}
              </NavLink>
            ))}
        </nav>
        <div className={classes.tools}>
          <ConnectionState />
          <DepartmentTime />
          <LanguageSwitch />
          <OwnMenu />
        </div>
      </header>
      <main id="content" className={classes.content} tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
