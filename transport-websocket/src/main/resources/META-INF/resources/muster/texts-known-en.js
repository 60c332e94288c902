/** What cards of what became known say, in English; joined to the catalogue once there is such a card. */
export const knownEnglish = {
  'known.collecting': 'Being asked for: {titles}', 'known.missing': 'Left out, since a value is missing: {titles}', 'known.withheld': 'Not asked for: {why}', 'known.failed': 'Could not be collected: {why}', 'known.nothing': 'Nothing was found.', 'known.from': 'Answered by {collector}, shown as it came',
  'known.says': '{source} (made up) says:', 'known.made-up': 'A piece of news of the exercise; nothing of it is real.', 'known.console': 'To the exercise',
};
