/** How a deadline was reckoned, in words. */
import { absolute } from '../times.js';
import { has, t } from '../texts.js';

const SUBMISSION = 'submission:';

/** From what a deadline counts or waits for to a title: of a trigger, or of a stage that is submitted. */
export function titlesOf(clock) {
  return (id) => {
    if (!id.startsWith(SUBMISSION)) return clock.triggers.find((one) => one.id === id)?.title ?? id;
    const stage = id.slice(SUBMISSION.length).split(' ')[0];
    return t('clocks.submission-of', { title: clock.stages.find((one) => one.id === stage)?.title ?? stage });
  };
}

/** One sentence for each way of reckoning: [{text, counts}]. */
export function linesOf(clock, stage) {
  const titles = titlesOf(clock);
  return stage.how.map(({ of, from, unit, amount, due, counts }) => ({
    counts,
    text: t(counts ? 'clocks.line' : 'clocks.line-not', { of: titles(of), from: absolute(from), amount: has(`clocks.unit-${unit}`) ? t(`clocks.unit-${unit}`, { count: amount }) : `${amount} ${unit}`, due: absolute(due) }),
  }));
}
