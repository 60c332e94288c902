package dev.muster.retrospective;

import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.InIncident;
import dev.muster.incident.IncidentCommand;
import dev.muster.incident.IncidentId;
import dev.muster.retrospective.Retrospective.Progress;
import dev.muster.retrospective.RetrospectiveCommands.AddFactor;
import dev.muster.retrospective.RetrospectiveCommands.AddSection;
import dev.muster.retrospective.RetrospectiveCommands.EditFactor;
import dev.muster.retrospective.RetrospectiveCommands.EditSection;
import dev.muster.retrospective.RetrospectiveCommands.PublishRetrospective;
import dev.muster.retrospective.RetrospectiveCommands.RemoveFactor;
import dev.muster.retrospective.RetrospectiveCommands.RemoveSection;
import dev.muster.retrospective.RetrospectiveCommands.ReopenRetrospective;
import dev.muster.retrospective.RetrospectiveEvent.FactorChanged;
import dev.muster.retrospective.RetrospectiveEvent.RetrospectivePublished;
import dev.muster.retrospective.RetrospectiveEvent.RetrospectiveReopened;
import dev.muster.retrospective.RetrospectiveEvent.SectionChanged;
import dev.muster.retrospective.RetrospectiveEvent.What;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may be done with what a retrospective says, while it is a draft. */
final class Writing {
    private static final int MOST_FACTORS = 50;
    private static final int LONGEST_FACTOR = 2_000;

    private Writing() {}

    private static Retrospective draft(IncidentId incident, State state) {
        Retrospective retrospective = Retrospective.of(state, incident);
        if (retrospective.state() == Progress.PUBLISHED) {
            throw Rejection.conflict("this retrospective is published; reopen it first");
        }
        return retrospective;
    }

    private static <C extends IncidentCommand> Decision changed(
            C command, RetrospectiveEvent event, State state, Context context) {
        return InIncident.touch(new Decision(), command.incident(), state, context)
                .append(InIncident.journal(command, context), event);
    }

    static AddSection check(AddSection command, Admission admission) {
        return new AddSection(
                command.incident(),
                Limits.required("title", command.title(), Beginning.LONGEST_TITLE),
                Limits.optional("text", command.text(), Beginning.LONGEST_TEXT));
    }

    static Decision add(AddSection command, State state, Context context) {
        Retrospective draft = draft(command.incident(), state);
        if (Section.in(state, command.incident()).size() >= Beginning.MOST_SECTIONS) {
            throw Rejection.conflict("a retrospective has " + Beginning.MOST_SECTIONS + " sections at most");
        }
        Section section = new Section(
                command.incident(),
                context.newId(),
                command.title(),
                Objects.requireNonNullElse(command.text(), ""),
                1,
                draft.made() + 1,
                context.actor().id(),
                context.actor().name(),
                context.now());
        return changed(command, new SectionChanged(section, What.ADDED), state, context)
                .put(Section.KIND, section)
                .put(Retrospective.KIND, draft.oneMore())
                .answer("section", section.id());
    }

    static EditSection check(EditSection command, Admission admission) {
        Limits.required("section", command.section(), 64);
        return new EditSection(
                command.incident(),
                command.section(),
                command.title() == null ? null : Limits.required("title", command.title(), Beginning.LONGEST_TITLE),
                command.text() == null ? null : Limits.optional("text", command.text(), Beginning.LONGEST_TEXT),
                command.version());
    }

    static Decision edit(EditSection command, State state, Context context) {
        Section before = section(command.incident(), command.section(), state);
        draft(command.incident(), state);
        unchanged(before.version(), command.version(), before.editedByName() + " wrote");
        String title = Objects.requireNonNullElse(command.title(), before.title());
        String text = Objects.requireNonNullElse(command.text(), before.text());
        if (title.equals(before.title()) && text.equals(before.text())) {
            return new Decision();
        }
        Section after =
                before.edited(title, text, context.actor().id(), context.actor().name(), context.now());
        return changed(command, new SectionChanged(after, What.EDITED), state, context)
                .put(Section.KIND, after);
    }

    static RemoveSection check(RemoveSection command, Admission admission) {
        Limits.required("section", command.section(), 64);
        return command;
    }

    static Decision remove(RemoveSection command, State state, Context context) {
        Section before = section(command.incident(), command.section(), state);
        draft(command.incident(), state);
        unchanged(before.version(), command.version(), before.editedByName() + " wrote");
        return changed(command, new SectionChanged(before, What.REMOVED), state, context)
                .remove(Section.KIND, Section.id(command.incident(), before.id()));
    }

    private static Section section(IncidentId incident, String id, State state) {
        return state.get(Section.KIND, Section.id(incident, id)).orElseThrow(Rejection::absent);
    }

    private static void unchanged(int is, int seen, String who) {
        if (is != seen) {
            throw Rejection.conflict(who + " version " + is + " meanwhile; look at it and send again what still holds");
        }
    }

    static AddFactor check(AddFactor command, Admission admission) {
        return new AddFactor(command.incident(), Limits.required("text", command.text(), LONGEST_FACTOR));
    }

    static Decision add(AddFactor command, State state, Context context) {
        Retrospective draft = draft(command.incident(), state);
        if (Factor.in(state, command.incident()).size() >= MOST_FACTORS) {
            throw Rejection.conflict("a retrospective names " + MOST_FACTORS + " contributing factors at most");
        }
        Factor factor = new Factor(command.incident(), context.newId(), command.text(), 1, draft.made() + 1);
        return changed(command, new FactorChanged(factor, What.ADDED), state, context)
                .put(Factor.KIND, factor)
                .put(Retrospective.KIND, draft.oneMore())
                .answer("factor", factor.id());
    }

    static EditFactor check(EditFactor command, Admission admission) {
        Limits.required("factor", command.factor(), 64);
        return new EditFactor(
                command.incident(),
                command.factor(),
                Limits.required("text", command.text(), LONGEST_FACTOR),
                command.version());
    }

    static Decision edit(EditFactor command, State state, Context context) {
        Factor before = factor(command.incident(), command.factor(), command.version(), state);
        if (before.text().equals(command.text())) {
            return new Decision();
        }
        Factor after = new Factor(before.incident(), before.id(), command.text(), before.version() + 1, before.order());
        return changed(command, new FactorChanged(after, What.EDITED), state, context)
                .put(Factor.KIND, after);
    }

    static RemoveFactor check(RemoveFactor command, Admission admission) {
        Limits.required("factor", command.factor(), 64);
        return command;
    }

    static Decision remove(RemoveFactor command, State state, Context context) {
        Factor before = factor(command.incident(), command.factor(), command.version(), state);
        return changed(command, new FactorChanged(before, What.REMOVED), state, context)
                .remove(Factor.KIND, Section.id(command.incident(), before.id()));
    }

    private static Factor factor(IncidentId incident, String id, int version, State state) {
        Factor before = state.get(Factor.KIND, Section.id(incident, id)).orElseThrow(Rejection::absent);
        draft(incident, state);
        unchanged(before.version(), version, "somebody wrote");
        return before;
    }

    static Decision publish(PublishRetrospective command, State state, Context context) {
        Retrospective draft = draft(command.incident(), state);
        RetrospectiveEvent published = new RetrospectivePublished(
                Section.in(state, command.incident()).size(),
                Factor.in(state, command.incident()).size(),
                ActionItem.in(state, command.incident()).size());
        return changed(command, published, state, context)
                .put(
                        Retrospective.KIND,
                        draft.published(context.now(), context.actor().id()))
                .cancel(Beginning.job(command.incident()));
    }

    static Decision reopen(ReopenRetrospective command, State state, Context context) {
        Retrospective before = Retrospective.of(state, command.incident());
        if (before.state() == Progress.DRAFT) {
            throw Rejection.conflict("this retrospective is not published; go on writing");
        }
        return changed(command, new RetrospectiveReopened(), state, context).put(Retrospective.KIND, before.reopened());
    }

    /** What is to be kept of a note that may be missing. */
    static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
