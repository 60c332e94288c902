package dev.muster.stakeholder;

import dev.muster.access.PersonId;
import dev.muster.channel.Channel;
import dev.muster.channel.Member;
import dev.muster.channel.Quote;
import dev.muster.channel.Releases;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.Incident;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import dev.muster.stakeholder.Matrix.Content;
import dev.muster.stakeholder.StakeholderEvent.AudienceTold;
import dev.muster.stakeholder.StakeholderEvent.UpdatePublished;
import dev.muster.stakeholder.StakeholderEvent.UpdateReceived;
import dev.muster.stakeholder.StakeholderEvent.Withheld;
import dev.muster.stakeholder.Ways.Way;
import dev.muster.stakeholder.Words.Live;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which audiences are told, by hand and by itself:
 *
 * <ol>
 *   <li>the row of the incident's severity says how; an audience without one is posted in its channels alone, and what
 *       somebody wrote needs approval;
 *   <li>what somebody wrote goes where the marking is wider than that of the incident's channel, or than that of a channel
 *       whose messages it names, only with a reason, which is on record in both channels; by itself, without one, the
 *       facts go in its place, and there without the title;
 *   <li>of an exercise nothing goes outside of its own channels;
 *   <li>the entry in the incident, those in the audience's channels and the job that brings it to its people commit
 *       together.
 * </ol>
 */
final class Publishing {
    private final Incident incident;
    private final State state;
    private final Context context;
    private final Content content;
    private final JournalId home;
    private final Ways ways;

    private Publishing(Incident incident, State state, Context context) {
        this.incident = incident;
        this.state = state;
        this.context = context;
        this.content = Matrix.in(state).content();
        this.home = incident.id().journal(context.workspace());
        this.ways = new Ways(incident, content, state, context);
    }

    /**
     * Refuses what needs a reason to go to an audience and has none.
     *
     * @throws Rejection conflict on the field {@code release}
     */
    static void passes(
            Incident incident,
            UpdateDraft draft,
            String audience,
            @Nullable String release,
            State state,
            Context context) {
        Publishing publishing = new Publishing(incident, state, context);
        Way way = publishing.ways.way(audience);
        if (way != null) {
            publishing.passes(way, draft.in(way.language()).text(), release);
        }
    }

    private void passes(Way way, String text, @Nullable String release) {
        if (release == null && way.withheld() == null && ways.needsRelease(way, text)) {
            throw Rejection.needed(
                    "release",
                    way.audience().name()
                            + " are more people than the marking of what it is about allows; say in release"
                            + " why they may know, or leave them out");
        }
    }

    /** Tells these audiences what somebody wrote, now. */
    static Decision byHand(
            Incident incident,
            UpdateDraft draft,
            List<String> audiences,
            @Nullable String release,
            State state,
            Context context) {
        Publishing publishing = new Publishing(incident, state, context);
        String why = release == null ? draft.release() : release;
        Decision decision = new Decision();
        List<AudienceTold> told = new ArrayList<>();
        for (String audience : audiences) {
            Way way = publishing.ways.way(audience);
            if (way != null) {
                publishing.passes(way, draft.in(way.language()).text(), why);
            }
            Instant next = Schedule.afterHand(incident, audience, state, context);
            told.add(publishing.told(audience, way, draft, next, false));
        }
        if (told.stream().allMatch(t -> t.withheld() != null)) {
            throw Rejection.conflict(
                    incident.particulars().exercise()
                            ? "an exercise tells nobody outside of it"
                            : "these audiences have no channel that takes anything, and no people");
        }
        return publishing.commit(decision, draft, told, false, false, why);
    }

    /** Tells one audience, because it is time: what somebody wrote and a second person approved, else the facts. */
    static Decision byItself(
            Incident incident,
            @Nullable UpdateDraft draft,
            String audience,
            @Nullable Instant next,
            boolean last,
            State state,
            Context context) {
        Publishing publishing = new Publishing(incident, state, context);
        Way way = publishing.ways.way(audience);
        boolean kept = way != null
                && draft != null
                && draft.release() == null
                && publishing.ways.needsRelease(way, draft.in(way.language()).text());
        UpdateDraft said = kept ? null : draft;
        AudienceTold told = publishing.told(audience, way, said, next, last);
        return publishing.commit(new Decision(), said, List.of(told), true, last, said == null ? null : said.release());
    }

    /** What an audience would be told now. */
    static AudienceTold preview(
            Incident incident, @Nullable UpdateDraft draft, String audience, State state, Context context) {
        Publishing publishing = new Publishing(incident, state, context);
        Instant next = Schedule.afterHand(incident, audience, state, context);
        return publishing.told(audience, publishing.ways.way(audience), draft, next, false);
    }

    /** True when that needs a reason. */
    static boolean needsRelease(Incident incident, UpdateDraft draft, String audience, State state, Context context) {
        Publishing publishing = new Publishing(incident, state, context);
        Way way = publishing.ways.way(audience);
        return way != null
                && way.withheld() == null
                && publishing.ways.needsRelease(way, draft.in(way.language()).text());
    }

    private AudienceTold told(
            String audience, @Nullable Way way, @Nullable UpdateDraft draft, @Nullable Instant next, boolean last) {
        if (way == null) {
            return new AudienceTold(audience, audience, "", "", false, List.of(), false, null, Withheld.GONE);
        }
        if (way.withheld() != null) {
            return new AudienceTold(
                    audience, way.audience().name(), "", "", false, List.of(), false, next, way.withheld());
        }
        String wanted = way.language();
        Live live = new Live(incident, way.audience(), wanted, !ways.wider(way), next, context.now());
        Wording wording =
                draft == null ? new Wording(wanted, Words.say(content, way.row().facts(), live)) : draft.in(wanted);
        String text = wording.text()
                + (last ? "\n\n" + Words.say(content, Words.LAST, live) : "")
                + (draft == null ? "\n\n" + Words.say(content, Words.MARK, live) : "");
        return new AudienceTold(
                audience,
                way.audience().name(),
                wording.language(),
                text,
                draft == null,
                way.channels().stream().map(Channel::id).toList(),
                way.people(),
                next,
                null);
    }

    private Decision commit(
            Decision decision,
            @Nullable UpdateDraft draft,
            List<AudienceTold> told,
            boolean automatic,
            boolean last,
            @Nullable String release) {
        long entry = state.head(home).sequence() + Releases.entriesHere(decision, home) + 1;
        decision.append(
                home,
                new UpdatePublished(
                        draft == null ? null : draft.id(),
                        told,
                        automatic,
                        last,
                        draft == null ? null : draft.writtenBy(),
                        draft == null ? null : draft.writtenByName(),
                        draft == null ? null : draft.approvedBy(),
                        draft == null ? null : draft.approvedByName(),
                        release));
        for (AudienceTold one : told) {
            Way way = ways.way(one.audience());
            if (one.withheld() == null && way != null) {
                go(decision, entry, way, one, automatic, last, release);
            }
        }
        List<String> reached = told.stream()
                .filter(t -> t.withheld() == null)
                .map(AudienceTold::audience)
                .toList();
        if (draft != null) {
            decision.put(UpdateDraft.KIND, draft.told(reached));
        }
        Schedule.told(decision, incident, told, entry, state, context);
        return decision.answer("entry", entry);
    }

    private void go(
            Decision decision,
            long entry,
            Way way,
            AudienceTold one,
            boolean automatic,
            boolean last,
            @Nullable String release) {
        String via = way.row().via();
        UpdateReceived received = new UpdateReceived(
                incident.number(),
                way.audience().name(),
                one.language(),
                one.text(),
                automatic,
                one.facts(),
                last,
                one.nextAt(),
                List.of(),
                via,
                null);
        for (Channel channel : way.channels()) {
            if (!one.facts()) {
                Quote published = new Quote(incident.id().channel(), entry);
                Releases.check(decision, published, channel.id(), release, state, context);
                for (Quote named : Releases.narrower(channel.settings().marking(), one.text(), state, context)) {
                    Releases.check(decision, named, channel.id(), release, state, context);
                }
            }
            List<PersonId> members = via == null
                    ? List.of()
                    : state.find(Member.KIND, Term.of("channel", channel.id())).stream()
                            .map(Member::person)
                            .toList();
            decision.append(channel.id().journal(context.workspace()), received.to(members, null));
        }
        if (one.people()) {
            Bringing.begin(decision, incident, way.audience(), entry, one.channels(), received, context);
        }
    }
}
