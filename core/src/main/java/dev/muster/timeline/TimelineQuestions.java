package dev.muster.timeline;

import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.Member;
import dev.muster.channel.Messages;
import dev.muster.command.Context;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.Entry;
import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import dev.muster.storage.Range;
import dev.muster.storage.Search;
import dev.muster.storage.Search.Filter;
import dev.muster.timeline.TimelineEvent.TimelineCorrected;
import dev.muster.timeline.TimelineViews.Timeline;
import dev.muster.timeline.TimelineViews.TimelineHistory;
import dev.muster.timeline.TimelineViews.TimelineLine;
import dev.muster.timeline.TimelineViews.TimelinePage;
import dev.muster.timeline.TimelineViews.TimelineVersion;
import dev.muster.timeline.TimelineViews.TimelineVersions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers what is asked about a timeline. */
final class TimelineQuestions {
    private static final int CHUNK = 500;
    private static final int CHUNKS = 20;
    private static final int MOST_KINDS = 50;
    private static final int MOST_VERSIONS = 100;

    private TimelineQuestions() {}

    static TimelinePage timeline(Timeline question, State state, Context context) {
        int limit = (int) Limits.within("limit", Objects.requireNonNullElse(question.limit(), 50), 1, 200);
        Filter filter = filter(question);
        JournalId journal = question.incident().journal(context.workspace());
        long first = ChannelAccess.first(state, question.channel(), context.actor());
        Map<PersonId, String> names = new HashMap<>(Map.of(Caller.MUSTER, "Muster"));
        state.find(Member.KIND, Term.of("channel", question.channel())).forEach(m -> names.put(m.person(), m.name()));
        List<TimelineLine> lines = new ArrayList<>();
        long before = Objects.requireNonNullElse(question.before(), Long.MAX_VALUE);
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            List<Entry> entries =
                    state.stored().range(Range.before(journal, before, CHUNK).notBelow(first));
            for (Entry entry : entries) {
                if (lines.size() == limit) {
                    return new TimelinePage(lines, true, before);
                }
                before = entry.sequence();
                if (!Messages.talk(entry) && filter.matches(entry)) {
                    TimelineLine line = line(entry, names, state, context);
                    if (within(line, question)) {
                        lines.add(line);
                    }
                }
            }
            if (entries.size() < CHUNK) {
                return new TimelinePage(lines, false, null);
            }
        }
        return new TimelinePage(lines, true, before);
    }

    private static Filter filter(Timeline question) {
        List<String> kinds = Limits.atMost("kinds", question.kinds(), MOST_KINDS);
        kinds.forEach(k -> Limits.required("kinds", k, 100));
        PersonId actor = question.actor();
        return new Filter(actor == null ? Set.of() : Set.of(actor), Set.copyOf(kinds), null, null);
    }

    private static boolean within(TimelineLine line, Timeline question) {
        return (question.from() == null || !line.happenedAt().isBefore(question.from()))
                && (question.to() == null || line.happenedAt().isBefore(question.to()));
    }

    private static TimelineLine line(Entry entry, Map<PersonId, String> names, State state, Context context) {
        Reading reading = Reading.corrected(entry, state, context);
        return new TimelineLine(
                entry.sequence(),
                entry.time(),
                entry.actor(),
                names.getOrDefault(entry.actor(), entry.actor().value()),
                entry.kind(),
                reading.sentence(),
                reading.at(),
                reading.correction(),
                reading.message());
    }

    static TimelineVersions versions(TimelineHistory question, State state, Context context) {
        JournalId journal = question.incident().journal(context.workspace());
        long first = ChannelAccess.first(state, question.channel(), context.actor());
        Entry entry = state.entry(journal, question.entry())
                .filter(e -> e.sequence() >= first && !e.purged() && !Messages.talk(e))
                .orElseThrow(Rejection::absent);
        Reading reading = Reading.original(entry, state, context);
        List<TimelineVersion> versions = new ArrayList<>();
        versions.add(version(entry, reading, ""));
        @Nullable Event event = context.events().event(entry).orElse(null);
        Search search =
                Search.terms(Map.of(journal, first), Set.of(TimelineCorrected.of(question.entry())), MOST_VERSIONS);
        List<Entry> corrections = new ArrayList<>(state.stored().search(search));
        Collections.reverse(corrections);
        for (Entry correction : corrections) {
            if (context.events().event(correction).orElse(null) instanceof TimelineCorrected c) {
                reading = reading.with(event, c.text(), c.at(), correction.sequence());
                versions.add(version(correction, reading, c.reason()));
            }
        }
        return new TimelineVersions(versions);
    }

    private static TimelineVersion version(Entry by, Reading reading, String reason) {
        return new TimelineVersion(by.sequence(), by.actor(), by.time(), reading.sentence(), reading.at(), reason);
    }
}
