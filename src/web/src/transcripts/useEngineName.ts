import { useTranslation } from 'react-i18next';

/** What there is to say of an engine: its model, or that it is a stand-in. */
export function useEngineName(): (engine: string, model: string | null) => string {
  const { t } = useTranslation();
  return (engine, model) => {
    switch (engine) {
      case 'pocketsphinx':
        return t('transcripts.engine.pocketsphinx');
      case 'provider':
        return t('transcripts.engine.provider');
      case 'whisper-server':
        return model === null ? t('transcripts.engine.whisper') : t('transcripts.engine.whisperModel', { model });
      default:
        return t('transcripts.engine.other', { engine: model === null ? engine : `${engine} (${model})` });
    }
  };
}

/** The engine’s plain name, for a list to choose from. */
export function plainName(engine: string, model: string | null): string {
  const name = { pocketsphinx: 'PocketSphinx', 'whisper-server': 'Whisper' }[engine] ?? engine;
  return model === null ? name : `${name} (${model})`;
}
