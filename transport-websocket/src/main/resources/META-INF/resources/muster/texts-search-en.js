/** What the search panel says, in English; joined to the catalogue by whoever shows the panel. */
export const searchEnglish = {
  'search.title': 'Search', 'search.label': 'Search messages, tasks, timeline and handovers', 'search.placeholder': 'Words, "a phrase", -not, from:, in:, after: …',
  'search.clear': 'Clear', 'search.order': 'Order', 'search.newest': 'Newest', 'search.relevance': 'Most relevant', 'search.more': 'Show more',
  'search.hints': 'Filters', 'search.results': 'Results', 'search.found': { one: '{count} result', other: '{count} results' },
  'search.found-more': { one: '{count} result, and more', other: '{count} results, and more' },
  'search.start': 'Search everything you can read', 'search.start-hint': 'Type words, or narrow down with a filter: from:me, in:a-channel, after:2026-11-20, has:file, is:pinned, kind:task.',
  'search.empty': 'Nothing found', 'search.empty-hint': 'All words have to stand in one message or act. Try fewer words, or take a filter away.',
  'search.error': 'The search could not be done.', 'search.archived': 'archived', 'search.hit': '{name} in {channel}, {time}',
  'search.filter.from': 'who wrote it', 'search.filter.in': 'in which channel', 'search.filter.before': 'before a day', 'search.filter.after': 'after a day',
  'search.filter.on': 'on a day', 'search.filter.has': 'a file or a link', 'search.filter.is': 'pinned, or a reply', 'search.filter.kind': 'messages, tasks, updates …',
  'search.not-understood': 'Not understood: {filter}. {hint}',
  'search.kind.message': 'Message', 'search.kind.task': 'Task', 'search.kind.update': 'Update', 'search.kind.handover': 'Handover',
  'search.kind.standup': 'Standup', 'search.kind.notice': 'Notice', 'search.kind.alert': 'Alert', 'search.kind.timeline': 'Timeline',
};
