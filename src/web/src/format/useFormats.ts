import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useClock } from '../session/useSession';
import { Formats } from './formats';

export function useFormats(): Formats {
  const { i18n } = useTranslation();
  const { timeZone } = useClock();
  return useMemo(() => new Formats(i18n.language, timeZone), [i18n.language, timeZone]);
}
