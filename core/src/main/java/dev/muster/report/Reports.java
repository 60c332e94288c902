package dev.muster.report;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.Rank;
import dev.muster.access.Standing;
import dev.muster.access.WorkspaceRole;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelId;
import dev.muster.channel.OfChannel;
import dev.muster.command.Admission;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Feature;
import dev.muster.command.Limits;
import dev.muster.command.Question;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.journal.Entry;
import dev.muster.journal.JournalId;
import dev.muster.journal.Verifier;
import dev.muster.record.Json;
import dev.muster.report.ReportViews.Brief;
import dev.muster.report.ReportViews.BriefingView;
import dev.muster.report.ReportViews.Document;
import dev.muster.report.ReportViews.ExportJournal;
import dev.muster.report.ReportViews.Format;
import dev.muster.report.ReportViews.JournalPage;
import dev.muster.report.ReportViews.ReportIncident;
import dev.muster.report.ReportViews.Verdict;
import dev.muster.report.ReportViews.Verify;
import dev.muster.storage.Range;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The feature: briefings, reports, and checks of journals. Reads only. */
public final class Reports implements Feature {
    private static final Action VERIFY = Action.reading("report.verify", Rank.GUEST);
    private static final Action EXPORT = Action.reading("report.journal", Rank.OWNER);
    private static final Standing AUDITOR = new Standing(Rank.OWNER, false, false);
    private static final Pattern CHANNEL = Pattern.compile(ChannelId.SORT + ":[A-Za-z0-9-]{1,64}");
    private static final Pattern JOURNAL = Pattern.compile("[a-z][a-z-]{0,31}:[A-Za-z0-9._-]{1,128}");

    /** The feature. */
    public Reports() {}

    @Override
    public void register(Registry registry) {
        registry.answer("report.briefing", Brief.class, BriefingView.class, OfChannel.of(Briefing::answer));
        registry.answer(
                "report.incident",
                ReportIncident.class,
                Document.class,
                new OfChannel<>(ChannelAccess.READ, Reports::incident, true));
        registry.answer("report.verify", Verify.class, Verdict.class, new Verifying());
        registry.answer("report.journal", ExportJournal.class, JournalPage.class, new Exporting());
    }

    private static Document incident(ReportIncident question, State state, Context context) {
        IncidentId id = question.incident();
        Incident incident = Incident.in(state, id);
        IncidentFold fold = new IncidentFold(context.events());
        long first = ChannelAccess.first(state, id.channel(), context.actor());
        Journals.from(state, id.journal(context.workspace()), first).forEachRemaining(fold::add);
        if (question.format() == Format.JSON) {
            String json = new String(Json.write(fold.report()), StandardCharsets.UTF_8);
            return new Document(incident.label() + ".json", "application/json", json);
        }
        return new Document(incident.label() + ".md", "text/markdown", ReportMarkdown.of(fold.report()));
    }

    private static JournalId journal(String name, Context context) {
        return new JournalId(context.workspace(), name);
    }

    private static String checked(String name) {
        if (!JOURNAL.matcher(Limits.required("journal", name, 200)).matches()) {
            throw Rejection.invalid("journal", "name a journal like channel:0198…");
        }
        return name;
    }

    private static boolean auditor(Actor actor) {
        return actor.roles().contains(WorkspaceRole.AUDITOR);
    }

    private static <T extends Question<?>> T journalOnly(T question, String name) {
        checked(name);
        return question;
    }

    /** Whoever may read a channel may have its journal checked; auditors any journal. */
    private static final class Verifying implements Answerer<Verify, Verdict> {
        @Override
        public Verify admit(Verify question, Admission admission) {
            return journalOnly(question, question.journal());
        }

        @Override
        public Asked authorise(Verify question, State state, Context context) {
            JournalId journal = journal(question.journal(), context);
            if (auditor(context.actor())) {
                return new Asked(VERIFY, AUDITOR);
            }
            if (!CHANNEL.matcher(journal.name()).matches()) {
                return new Asked(VERIFY, Standing.ABSENT);
            }
            ChannelId channel = new ChannelId(journal.id());
            return new Asked(VERIFY, ChannelAccess.standing(state, channel, context.actor()));
        }

        @Override
        public Verdict answer(Verify question, State state, Context context) {
            JournalId journal = journal(question.journal(), context);
            Verifier.Verdict v = Verifier.verify(Journals.from(state, journal, 1), state.head(journal));
            return new Verdict(v.entries(), v.purged(), v.head().toString(), v.bad(), v.reason());
        }

        @Override
        public boolean sensitive() {
            return true;
        }
    }

    /** Auditors alone: the entries are given as they were written, with what was edited or deleted since. */
    private static final class Exporting implements Answerer<ExportJournal, JournalPage> {
        @Override
        public ExportJournal admit(ExportJournal question, Admission admission) {
            return journalOnly(question, question.journal());
        }

        @Override
        public Asked authorise(ExportJournal question, State state, Context context) {
            return new Asked(EXPORT, auditor(context.actor()) ? AUDITOR : Standing.ABSENT);
        }

        @Override
        public JournalPage answer(ExportJournal question, State state, Context context) {
            int limit = (int) Limits.within("limit", Objects.requireNonNullElse(question.limit(), 1_000), 1, 1_000);
            long after = Math.max(0, Objects.requireNonNullElse(question.after(), 0L));
            List<Entry> entries =
                    state.stored().range(Range.after(journal(question.journal(), context), after, limit + 1));
            boolean more = entries.size() > limit;
            List<Entry> page = more ? entries.subList(0, limit) : entries;
            StringBuilder lines = new StringBuilder();
            for (Entry entry : page) {
                lines.append(new String(Json.write(EntryLine.of(entry)), StandardCharsets.UTF_8))
                        .append('\n');
            }
            long last = page.isEmpty() ? after : page.get(page.size() - 1).sequence();
            return new JournalPage(lines.toString(), last, more);
        }

        @Override
        public boolean sensitive() {
            return true;
        }
    }
}
