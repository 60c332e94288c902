/** What the search panel says, in German. */
export const searchGerman = {
  'search.title': 'Suche', 'search.label': 'Nachrichten, Aufgaben, Verlauf und Übergaben durchsuchen', 'search.placeholder': 'Wörter, "eine Wendung", -ohne, from:, in:, after: …',
  'search.clear': 'Leeren', 'search.order': 'Reihenfolge', 'search.newest': 'Neueste', 'search.relevance': 'Passendste', 'search.more': 'Mehr zeigen',
  'search.hints': 'Filter', 'search.results': 'Treffer', 'search.found': { one: '{count} Treffer', other: '{count} Treffer' },
  'search.found-more': { one: '{count} Treffer und weitere', other: '{count} Treffer und weitere' },
  'search.start': 'Alles durchsuchen, was Sie lesen dürfen', 'search.start-hint': 'Geben Sie Wörter ein oder grenzen Sie mit einem Filter ein: from:me, in:ein-kanal, after:2026-11-20, has:file, is:pinned, kind:task.',
  'search.empty': 'Nichts gefunden', 'search.empty-hint': 'Alle Wörter müssen in einer Nachricht oder Handlung stehen. Nehmen Sie weniger Wörter oder lassen Sie einen Filter weg.',
  'search.error': 'Die Suche ist nicht gelungen.', 'search.archived': 'archiviert', 'search.hit': '{name} in {channel}, {time}',
  'search.filter.from': 'von wem', 'search.filter.in': 'in welchem Kanal', 'search.filter.before': 'vor einem Tag', 'search.filter.after': 'nach einem Tag',
  'search.filter.on': 'an einem Tag', 'search.filter.has': 'mit Datei oder Link', 'search.filter.is': 'angeheftet oder eine Antwort', 'search.filter.kind': 'Nachrichten, Aufgaben, Updates …',
  'search.not-understood': 'Nicht verstanden: {filter}. {hint}',
  'search.kind.message': 'Nachricht', 'search.kind.task': 'Aufgabe', 'search.kind.update': 'Update', 'search.kind.handover': 'Übergabe',
  'search.kind.standup': 'Standup', 'search.kind.notice': 'Hinweis', 'search.kind.alert': 'Alarm', 'search.kind.timeline': 'Verlauf',
};
