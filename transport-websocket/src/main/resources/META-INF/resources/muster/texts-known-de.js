/** Was Karten über Bekanntgewordenes sagen, auf Deutsch. */
export const knownGerman = {
  'known.collecting': 'Wird abgefragt: {titles}', 'known.missing': 'Ausgelassen, weil ein Wert fehlt: {titles}', 'known.withheld': 'Nicht abgefragt: {why}', 'known.failed': 'Konnte nicht erhoben werden: {why}', 'known.nothing': 'Nichts gefunden.', 'known.from': 'Antwort von {collector}, gezeigt wie sie kam',
  'known.says': '{source} (erfunden) meldet:', 'known.made-up': 'Eine Meldung der Übung; nichts davon ist wirklich.', 'known.console': 'Zur Übung',
};
