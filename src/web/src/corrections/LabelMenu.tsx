import { ActionIcon, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { objectionLabels, type ObjectionLabel, type Utterance } from '../api/types';
import { MoreIcon, PlusIcon } from '../ui/Icons';
import classes from './LabelMenu.module.css';
import { useCorrect } from './useCorrect';

interface LabelMenuProps {
  callId: number;
  utterance: Utterance;
}

/** What can be said of a label that was found: it is wrong, or it is another one. */
export function FoundLabelMenu({ callId, utterance, label }: LabelMenuProps & { label: ObjectionLabel }) {
  const { t } = useTranslation();
  const { say } = useCorrect(callId);
  const name = t(`labels.${label}`);
  const at = { ordinal: utterance.ordinal, text: utterance.text };
  return (
    <LabelChoice
      title={t('corrections.correct', { label: name })}
      testId="correct"
      label={label}
      icon={<MoreIcon size={14} />}
      busy={say.isPending}
      failed={say.isError}
      utterance={utterance}
      heading={t('corrections.another')}
      choose={(other) => say.mutate([{ ...at, label: other, holds: true }, { ...at, label, holds: false }])}
      wrong={() => say.mutate([{ ...at, label, holds: false }])}
    />
  );
}

/** Adds an objection that was missed. */
export function AddLabelMenu({ callId, utterance }: LabelMenuProps) {
  const { t } = useTranslation();
  const { say } = useCorrect(callId);
  return (
    <LabelChoice
      title={t('corrections.add')}
      testId="add-objection"
      icon={<PlusIcon size={14} />}
      busy={say.isPending}
      failed={say.isError}
      utterance={utterance}
      heading={t('corrections.add')}
      choose={(label) => say.mutate([{ ordinal: utterance.ordinal, text: utterance.text, label, holds: true }])}
    />
  );
}

interface LabelChoiceProps {
  title: string;
  testId: string;
  label?: ObjectionLabel;
  icon: ReactNode;
  busy: boolean;
  failed: boolean;
  utterance: Utterance;
  heading: string;
  choose: (label: ObjectionLabel) => void;
  wrong?: () => void;
}

function LabelChoice({ title, testId, label, icon, busy, failed, utterance, heading, choose, wrong }: LabelChoiceProps) {
  const { t } = useTranslation();
  const others = objectionLabels.filter((other) => !utterance.objections.some((found) => found.label === other));
  return (
    // A click on the words around it plays them, and React passes clicks in the menu on to them as well.
    <span className={classes.place} onClick={(event) => event.stopPropagation()}>
      <Menu position="bottom-start" shadow="md" width={250} withinPortal>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={title}
            title={title}
            loading={busy}
            data-testid={testId}
            data-label={label}
          >
            {icon}
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown className={classes.dropdown ?? ''}>
          {wrong !== undefined && label !== undefined && (
            <>
              <Menu.Item onClick={wrong} data-testid="wrong">
                {t('corrections.wrong', { label: t(`labels.${label}`) })}
              </Menu.Item>
              <Menu.Divider />
            </>
          )}
          <Menu.Label>{heading}</Menu.Label>
          {others.map((other) => (
            <Menu.Item key={other} onClick={() => choose(other)} data-testid="choose-label" data-label={other}>
              {t(`labels.${other}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {failed && (
        <span className={classes.refused} role="alert">
          {t('corrections.refused')}
        </span>
      )}
    </span>
  );
}
