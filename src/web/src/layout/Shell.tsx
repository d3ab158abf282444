import { useTranslation } from 'react-i18next';
import { Link, Outlet } from 'react-router';
import { useSession } from '../session/useSession';
import { Brand } from './Brand';
import { ConnectionState } from './ConnectionState';
import { DepartmentTime } from './DepartmentTime';
import { LanguageSwitch } from './LanguageSwitch';
import { Navigation } from './Navigation';
import { OwnMenu } from './OwnMenu';
import classes from './Shell.module.css';

/** The frame around every page: where to go, whether the page is live, the department's time, own settings. */
export function Shell() {
  const { t } = useTranslation();
  const { department } = useSession();
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {t('nav.skip')}
      </a>
      <header className={classes.header}>
        <Link to="/" className={classes.brand} title={department.name}>
          <Brand />
        </Link>
        <Navigation />
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
