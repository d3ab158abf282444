import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { may, type Right } from '../session/rights';
import { useSession } from '../session/useSession';
import { Empty } from '../ui/Notes';

export function Allowed({ right, page }: { right: Right; page: ReactNode }) {
  const { t } = useTranslation();
  const { role } = useSession();
  return may(role, right) ? (
    page
  ) : (
    <Empty title={t('state.forbidden')}>
      <Link to="/">{t('state.toStart')}</Link>
    </Empty>
  );
}
