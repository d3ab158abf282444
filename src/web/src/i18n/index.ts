import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { languages, type Language } from '../api/types';
import en from './en.json';
import pl from './pl.json';
import ru from './ru.json';
import uk from './uk.json';

const remembered = 'callcoach.language';

function known(code: string | null | undefined): Language | null {
  const primary = code?.slice(0, 2).toLowerCase();
  return languages.find((language) => language === primary) ?? null;
}

function chosen(): Language | null {
  return known(localStorage.getItem(remembered));
}

i18next.on('languageChanged', (language) => {
  document.documentElement.lang = language;
});

void i18next.use(initReactI18next).init({
  resources: { en: { translation: en }, ru: { translation: ru }, pl: { translation: pl }, uk: { translation: uk } },
  lng: chosen() ?? known(navigator.language) ?? 'en',
  fallbackLng: 'en',
  interpolation: { escapeValue: false },
});

export function chooseLanguage(language: Language): void {
  localStorage.setItem(remembered, language);
  void i18next.changeLanguage(language);
}

/** The department's language holds until somebody chooses another one on this device. */
export function adoptDepartmentLanguage(code: string): void {
  const language = known(code);
  if (chosen() === null && language !== null && language !== i18next.language) {
    void i18next.changeLanguage(language);
  }
}
