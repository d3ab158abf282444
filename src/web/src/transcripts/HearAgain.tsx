import { Button, NativeSelect, Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/http';
import type { Engine } from '../api/transcripts';
import { useFormats } from '../format/useFormats';
import classes from './Transcripts.module.css';
import { plainName } from './useEngineName';
import { useTranscriptStep } from './useTranscripts';

/** Has the call transcribed once more: with which engine, and in which language; `own` is the call’s, which not every engine hears. */
export function HearAgain({ callId, own, engines }: { callId: number; own: string | null; engines: readonly [Engine, ...Engine[]] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(engines[0].engine);
  const [language, setLanguage] = useState('');
  const step = useTranscriptStep(callId);
  const engine = engines.find((one) => one.engine === name) ?? engines[0];
  const hearsOwn = own === null || engine.languages.includes(own);
  const heard = engine.languages.includes(language) ? language : hearsOwn ? '' : (engine.languages[0] ?? '');
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" shadow="md" trapFocus withArrow transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <Button size="xs" variant="default" aria-expanded={open} onClick={() => setOpen(!open)} data-testid="hear-again">
          {t('transcripts.again')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            step.mutate(
              { kind: 'request', engine: engine.engine, language: heard || null },
              { onSuccess: () => setOpen(false) },
            );
          }}
        >
          <NativeSelect
            data-autofocus
            label={t('transcripts.withEngine')}
            value={engine.engine}
            onChange={(event) => setName(event.currentTarget.value)}
            data={engines.map((one) => ({ value: one.engine, label: plainName(one.engine, one.model) }))}
            data-testid="again-engine"
          />
          <NativeSelect
            label={t('transcripts.inLanguage')}
            value={heard}
            onChange={(event) => setLanguage(event.currentTarget.value)}
            data={[
              ...(hearsOwn ? [{ value: '', label: t('transcripts.ownLanguage') }] : []),
              ...engine.languages.map((code) => ({ value: code, label: formats.languageName(code) })),
            ]}
            data-testid="again-language"
          />
          {step.isError && (
            <p role="alert" className={classes.refused}>
              {step.error instanceof ApiError && step.error.detail !== null ? step.error.detail : t('transcripts.refused')}
            </p>
          )}
          <Button type="submit" size="sm" classNames={{ root: classes.start ?? '', label: classes.startLabel ?? '' }} loading={step.isPending} data-testid="again-start">
            {t('transcripts.start', { engine: plainName(engine.engine, engine.model) })}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
