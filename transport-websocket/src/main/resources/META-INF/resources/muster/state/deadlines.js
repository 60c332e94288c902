/** The regulators' clocks of an incident, as `deadline.list` answers them: what of them is due, and how urgent it is. */

const HOUR = 3_600_000;

/** How a stage stands now: time alone makes one that runs lapse. */
export const standingOf = (stage, now = Date.now()) => (stage.state === 'running' && Date.parse(stage.due) <= now ? 'lapsed' : stage.state);

/** What is due and not submitted, by deadline: {clock, stage, due}. */
export function openDeadlines(clocks) {
  return clocks
    .filter((clock) => !clock.stopped)
    .flatMap((clock) => clock.stages.filter((stage) => stage.due && ['running', 'lapsed'].includes(stage.state)).map((stage) => ({ clock, stage, due: Date.parse(stage.due) })))
    .sort((a, b) => a.due - b.due);
}

/** fine; soon, when an hour or a fifth of the time is left; lapsed. */
export function urgencyOf({ stage, due }, now = Date.now()) {
  if (due <= now) return 'lapsed';
  const whole = stage.from ? due - Date.parse(stage.from) : 0;
  return due - now <= Math.max(HOUR, whole / 5) ? 'soon' : 'fine';
}
