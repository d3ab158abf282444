import { ActionIcon, Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { shiftDay } from '../format/clock';
import { useFormats } from '../format/useFormats';
import classes from './DayChooser.module.css';
import { ChevronLeft, ChevronRight } from './Icons';

interface DayChooserProps {
  /** Null: all days. */
  day: string | null;
  today: string;
  choose: (day: string | null) => void;
}

/** A day, with steps to its neighbours; a click on it opens the calendar. */
export function DayChooser({ day, today, choose }: DayChooserProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const calendar = useRef<HTMLInputElement>(null);
  const shown = day ?? today;
  return (
    <div className={classes.chooser} role="group" aria-label={t('day.choose')}>
      <ActionIcon variant="default" size={36} aria-label={t('day.before')} onClick={() => choose(shiftDay(shown, -1))}>
        <ChevronLeft />
      </ActionIcon>
      <div className={classes.day}>
        <Button fullWidth variant="default" tabIndex={-1} onClick={() => calendar.current?.showPicker()}>
          {day === null ? t('day.all') : day === today ? t('day.today') : formats.shortDay(day)}
        </Button>
        <input
          ref={calendar}
          type="date"
          max={today}
          value={day ?? ''}
          aria-label={t('day.choose')}
          data-testid="day"
          onChange={(event) => choose(event.currentTarget.value || null)}
        />
      </div>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('day.after')}
        disabled={shown >= today}
        onClick={() => choose(shiftDay(shown, 1))}
      >
        <ChevronRight />
      </ActionIcon>
    </div>
  );
}
