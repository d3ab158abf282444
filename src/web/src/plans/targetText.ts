import type { PlanPart } from '../api/norms';
import { planSpans, type PlanSpan, type PlanTarget } from '../api/plans';

/** The name of a field of the form. */
export const fieldOf = (part: PlanPart, span: PlanSpan) => `${part}-${span}`;

/** What the form asks for; an empty field asks for nothing, 0 says so expressly. */
export function targetsOf(form: FormData, parts: readonly PlanPart[]): PlanTarget[] {
  return parts.flatMap((part) =>
    planSpans.flatMap((span) => {
      const text = String(form.get(fieldOf(part, span)) ?? '')
        .trim()
        .replace(',', '.');
      return text === '' ? [] : [{ part, span, target: Number(text) }];
    }),
  );
}
