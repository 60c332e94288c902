/** What a handover says and asks, in English; joined to the catalogue by whoever looks at one. */
export const handoverEnglish = {
  'handover.to': 'Hand over to', 'handover.backup': 'If they do not answer, ask', 'handover.submit': 'Hand over command', 'handover.open-tasks': 'Open tasks go with it ({count})', 'handover.loading': 'Filling in what is known…',
  'handover.decline-title': 'Decline the handover', 'handover.reason': 'Why?', 'handover.timers': 'Running timers', 'handover.alerts': 'Silenced alerts', 'handover.contacts': 'Contacts', 'handover.alerts-hint': 'Write down which alerts you have silenced, and until when: Muster silences none.',
  'handover.further': 'Further roles that go with it', 'handover.minutes': { one: '{count} minute', other: '{count} minutes' }, 'handover.wait': 'Ask the next one after', 'handover.remind-after': 'Remind after', 'handover.remind-half': 'half of that', 'handover.remind-never': 'never',
  'handover.escalate': 'If nobody answers, ask the group', 'handover.escalate-nobody': 'No group', 'handover.chain': 'After the backup, those who lead are asked, then the administrators. Command stays where it is until somebody accepts.',
  'handover.save': 'Save draft', 'handover.was-saved': 'The draft was saved. Only you see it.', 'handover.saved': 'Your draft of {at}.', 'handover.saved-aside': 'Filled in anew. Your draft of {at} is kept.', 'handover.anew': 'Fill in anew', 'handover.take-up': 'Take it up again', 'handover.not-loaded': 'What is known could not be filled in.',
  'handover.correct-title': 'Correct the handover', 'handover.correct-submit': 'Correct', 'handover.correct': 'Correct', 'handover.remind': 'Remind', 'handover.was-reminded': 'They were reminded.', 'handover.print': 'Download to print',
  'handover.tasks': 'Open tasks', 'handover.also': 'Further roles', 'handover.next-update': 'Next update', 'handover.asked-next': 'Asked next', 'handover.then-backup': '{name}, at {at}', 'handover.then-leaders': 'those who lead',
};
