import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '../ui/Notes';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Empty title={t('state.noPage')}>
      <Link to="/">{t('state.toStart')}</Link>
    </Empty>
  );
}
