import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys';
import type { Goal, GoalReached } from '../api/norms';
import { useFormats } from '../format/useFormats';
import classes from './GoalNotice.module.css';

/** The farthest goal reached in each part of the day's plan, quietly; the one that has just been is told to a screen reader too. */
export function GoalNotice({ personId, goals }: { personId: number; goals: Goal[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const cache = useQueryClient();
  const { data: news } = useQuery({
    queryKey: keys.goalNews,
    queryFn: () => cache.getQueryData<GoalReached>(keys.goalNews) ?? null,
    staleTime: Infinity,
  });
  const told = news != null && news.personId === personId ? news : null;
  const isTold = (goal: Goal) => told?.part === goal.part && told.percent === goal.percent;
  const all = told === null || goals.some(isTold) ? goals : [...goals, told];
  const farthest = all.filter((goal) => !all.some((other) => other.part === goal.part && other.percent > goal.percent));
  const words = (goal: Goal) =>
    t(`goals.reached_${goal.percent}`, { part: t(`parts.${goal.part}`), time: formats.time(goal.reachedAt) });
  return (
    <>
      <p className="only-spoken" role="status">
        {told === null ? '' : words(told)}
      </p>
      {farthest.length > 0 && (
        <ul className={classes.goals} aria-label={t('goals.title')}>
          {farthest
            .toSorted((a, b) => Date.parse(b.reachedAt) - Date.parse(a.reachedAt))
            .map((goal) => (
              <li
                key={`${goal.part}-${goal.percent}`}
                data-testid="goal"
                data-part={goal.part}
                data-percent={goal.percent}
                data-new={isTold(goal)}
                data-whole={goal.percent === 100}
              >
                {words(goal)}
              </li>
            ))}
        </ul>
      )}
    </>
  );
}
