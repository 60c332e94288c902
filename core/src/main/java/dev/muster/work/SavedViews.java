package dev.muster.work;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.Action;
import dev.muster.access.Rank;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.OfWorkspace;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Limits;
import dev.muster.command.Question;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The views of incidents that somebody keeps under names: personal state, without entries, read by nobody else. */
public final class SavedViews {
    private static final Action KEEP = Action.reading("work.keep-view", Rank.GUEST);
    private static final String SORT = "views";
    private static final int MOST = 50;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ADDRESS = 500;

    private SavedViews() {}

    /**
     * Keeps a view of the incidents for the caller; what they kept under the same name before is replaced. Answers
     * {@code view}.
     *
     * @param name 1 to 60 characters
     * @param address how the view is written in an address, at most 500 characters; null for the one that everybody
     *     begins with. It is never followed or interpreted here
     * @param made the new id, given at admission; not sent by callers
     */
    public record KeepView(
            String name,
            @Nullable String address,
            @JsonIgnore @Nullable String made) implements Command {}

    /** Keeps a view no more. Absent when the caller has none with this id. */
    public record ForgetView(String view) implements Command {}

    /** The caller's views. */
    public record ListViews() implements Question<ViewList> {}

    /** Views, the oldest first: at most 50. */
    public record ViewList(List<ViewLine> views) {}

    /** A view that is kept; {@code address} is empty for the one that everybody begins with. */
    public record ViewLine(String id, String name, String address) {}

    static void register(Registry registry) {
        registry.audience(SORT, (journal, actor, state, policy) -> OptionalLong.empty());
        registry.handle("work.keep-view", KeepView.class, new Keeping());
        registry.handle("work.forget-view", ForgetView.class, new Forgetting());
        registry.answer("work.views", ListViews.class, ViewList.class, OfWorkspace.of(KEEP, (q, s, c) -> list(s, c)));
    }

    private static ViewList list(State state, Context context) {
        return new ViewList(own(state, context).stream()
                .map(v -> new ViewLine(v.id(), v.name(), v.address()))
                .toList());
    }

    private static List<SavedView> own(State state, Context context) {
        return state.find(SavedView.KIND, Term.of("person", context.actor().id()));
    }

    /** Nothing is written to it: it keeps two who keep their fiftieth at once from having fifty-one. */
    private static Set<JournalId> journals(WorkspaceId workspace) {
        return Set.of(JournalId.of(workspace, SORT, "kept"));
    }

    private static final class Keeping implements Handler<KeepView> {
        @Override
        public KeepView admit(KeepView command, Admission admission) {
            return new KeepView(
                    Limits.required("name", command.name(), LONGEST_NAME),
                    Limits.optional("address", command.address(), LONGEST_ADDRESS),
                    admission.newId());
        }

        @Override
        public Set<JournalId> journals(KeepView command, WorkspaceId workspace) {
            return SavedViews.journals(workspace);
        }

        @Override
        public Asked authorise(KeepView command, State state, Context context) {
            return new Asked(KEEP, ChannelAccess.workspace(context.actor()));
        }

        @Override
        public Decision decide(KeepView command, State state, Context context) {
            List<SavedView> own = own(state, context);
            Optional<SavedView> same =
                    own.stream().filter(v -> v.name().equals(command.name())).findFirst();
            if (same.isEmpty() && own.size() >= MOST) {
                throw Rejection.conflict(MOST + " views are kept at most; remove one first");
            }
            String id = same.map(SavedView::id)
                    .orElseGet(() -> Objects.requireNonNull(command.made(), "admitted commands have an id"));
            SavedView view = new SavedView(
                    id,
                    context.actor().id(),
                    command.name(),
                    Objects.requireNonNullElse(command.address(), ""),
                    same.map(SavedView::at).orElse(context.now()));
            return new Decision().put(SavedView.KIND, view).answer("view", id);
        }
    }

    private static final class Forgetting implements Handler<ForgetView> {
        @Override
        public ForgetView admit(ForgetView command, Admission admission) {
            Limits.required("view", command.view(), 64);
            return command;
        }

        @Override
        public Set<JournalId> journals(ForgetView command, WorkspaceId workspace) {
            return SavedViews.journals(workspace);
        }

        @Override
        public Asked authorise(ForgetView command, State state, Context context) {
            return new Asked(KEEP, ChannelAccess.workspace(context.actor()));
        }

        @Override
        public Decision decide(ForgetView command, State state, Context context) {
            SavedView view = state.get(SavedView.KIND, command.view())
                    .filter(v -> v.person().equals(context.actor().id()))
                    .orElseThrow(Rejection::absent);
            return new Decision().remove(SavedView.KIND, view.id());
        }
    }
}
