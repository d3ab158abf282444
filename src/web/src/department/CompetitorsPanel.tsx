import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Competitor } from '../api/competitors';
import { useCompetitors } from '../competitors/useCompetitors';
import { CompetitorForm } from './CompetitorForm';
import { Panel } from './Panel';

/** Whose names are looked for in calls. */
export function CompetitorsPanel() {
  const { t } = useTranslation();
  const competitors = useCompetitors();
  const [edited, setEdited] = useState<Competitor | 'new' | null>(null);
  const title = edited === 'new' ? t('competitors.add') : t('competitors.change');
  return (
    <>
      <Panel
        title={t('competitors.title')}
        add={t('competitors.add')}
        onAdd={() => setEdited('new')}
        none={t('competitors.none')}
        heads={[t('form.name'), t('competitors.spellings'), t('form.edit')]}
        list={competitors}
        row={(competitor) => (
          <tr key={competitor.id} data-testid="competitor" data-competitor={competitor.id}>
            <td>{competitor.name}</td>
            <td>{competitor.spellings.join(', ')}</td>
            <td>
              <Button variant="subtle" size="compact-sm" onClick={() => setEdited(competitor)}>
                {t('form.edit')}
              </Button>
            </td>
          </tr>
        )}
      />
      <Modal opened={edited !== null} onClose={() => setEdited(null)} title={title}>
        {edited !== null && (
          <CompetitorForm competitor={edited === 'new' ? null : edited} done={() => setEdited(null)} />
        )}
      </Modal>
    </>
  );
}
