import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languages, type Language } from '../api/types';
import { chooseLanguage } from '../i18n';

const ownNames: Record<Language, string> = { ru: 'Русский', pl: 'Polski', uk: 'Українська', en: 'English' };

export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <NativeSelect
      size="xs"
      aria-label={t('nav.language')}
      data-testid="language"
      value={i18n.language}
      onChange={(event) => chooseLanguage(event.currentTarget.value as Language)}
      data={languages.map((language) => ({ value: language, label: ownNames[language] }))}
    />
  );
}
