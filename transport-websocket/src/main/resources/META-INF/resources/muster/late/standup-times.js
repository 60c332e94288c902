/** When a standup is held, as it is entered: pure functions. */

const MOST_TIMES = 24;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What the server asks when nobody says otherwise; shown in the reader's language. */
const USUAL = ['What is done?', 'What is next?', 'What is in the way?'];

/** The three questions as they are shown: `words` are those of the reader's language. */
export const shownQuestions = (questions, words) => words.map((word, i) => (!questions?.[i] || questions[i] === USUAL[i] ? word : [questions[i], ...(i === words.length - 1 ? questions.slice(i + 1) : [])].join(' ')));

/** Times of day, each once, in order. */
export const timesOf = (times) => [...new Set(times.filter((one) => TIME.test(one)))].sort().slice(0, MOST_TIMES);

/** What the server is sent. Questions that are the usual ones are left to it. */
export function scheduleOf({ title, zone, times, minutes, members, questions, words }) {
  const own = questions.map((one, i) => one.trim() || words[i]);
  return {
    title: title.trim(), zone, at: timesOf(times), windowMinutes: Number(minutes),
    ...(members.length ? { members } : {}), ...(own.some((one, i) => one !== words[i]) ? { questions: own } : {}),
  };
}

export { MOST_TIMES };
