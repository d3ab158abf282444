import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { may } from '../session/rights';
import { useSession } from '../session/useSession';
import { MoreIcon } from '../ui/Icons';
import { placed, places } from './places';
import classes from './Shell.module.css';

/** The pages a role is shown: the day's in view, the rest one click away. */
export function Navigation() {
  const { t } = useTranslation();
  const { role } = useSession();
  const { pathname } = useLocation();
  const { bar, more } = placed(places.filter((place) => may(role, place.right)));
  const isAt = (to: string) => pathname === to || pathname.startsWith(`${to}/`);
  const inMenu = more.some((place) => place.standing === 'more' && isAt(place.to));
  const hidden = more.some((place) => isAt(place.to));
  return (
    <nav className={classes.nav} aria-label={t('nav.pages')}>
      {bar.map((place) => (
        <NavLink key={place.to} to={place.to} className={classes.place ?? ''} data-standing={place.standing}>
          <span className={classes.placeIcon}>{place.icon}</span>
          {t(place.name)}
        </NavLink>
      ))}
      {more.length > 0 && (
        <Menu position="bottom-start" width={220} shadow="md">
          <Menu.Target>
            <button
              type="button"
              className={`${classes.place} ${classes.more}`}
              data-within={inMenu}
              data-within-narrow={hidden}
              data-testid="nav-more"
            >
              <span className={classes.placeIcon}>
                <MoreIcon />
              </span>
              {t('nav.more')}
              <span className={classes.caret} aria-hidden="true" />
            </button>
          </Menu.Target>
          <Menu.Dropdown data-testid="nav-menu">
            {more.map((place) => (
              <Menu.Item
                key={place.to}
                component={NavLink}
                to={place.to}
                leftSection={place.icon}
                className={classes.item ?? ''}
                data-standing={place.standing}
              >
                {t(place.name)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  );
}
