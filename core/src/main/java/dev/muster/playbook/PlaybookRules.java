package dev.muster.playbook;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.Plan;
import dev.muster.incident.Role;
import dev.muster.journal.JournalId;
import dev.muster.playbook.PlaybookCommands.Made;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.PlaybookContent.RolePlan;
import dev.muster.playbook.PlaybookEvent.PlaybookPublished;
import dev.muster.record.DocumentKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Publishes playbooks: a version once published stays as it is. */
final class PlaybookRules implements Handler<PublishPlaybook> {
    static final String SORT = "playbook";
    private static final Action PUBLISH = Action.changing("playbook.publish", Rank.OWNER);

    /** What rules for a whole workspace ask for, by whatever way they come in: their room's right, under its name. */
    private static final Action RULES = Action.changing("rule.define-for-all", Rank.OWNER);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final RulePlans rules;

    PlaybookRules(RulePlans rules) {
        this.rules = rules;
    }

    @Override
    public PublishPlaybook admit(PublishPlaybook command, Admission admission) {
        String id = command.playbook();
        if (id != null && !ID.matcher(id).matches()) {
            throw Rejection.invalid(
                    "playbook", "an id has 1 to 64 letters, digits and hyphens; leave it out for a new one");
        }
        ContentCheck check = new ContentCheck(admission, rules);
        PlaybookContent content = check.check("content", command.content());
        return new PublishPlaybook(id, content, new Made(id == null ? admission.newId() : id, check.people()));
    }

    private static Made made(PublishPlaybook command) {
        return Objects.requireNonNull(command.made(), "admitted commands have an id");
    }

    static JournalId journal(WorkspaceId workspace, String playbook) {
        return JournalId.of(workspace, SORT, playbook);
    }

    @Override
    public Set<JournalId> journals(PublishPlaybook command, WorkspaceId workspace) {
        return Set.of(journal(workspace, made(command).id()));
    }

    @Override
    public Set<DocumentKey> needs(PublishPlaybook command, Actor actor) {
        return Set.of(Playbook.KIND.key(actor.workspace(), made(command).id()));
    }

    @Override
    public Asked authorise(PublishPlaybook command, State state, Context context) {
        if (command.playbook() != null
                && state.get(Playbook.KIND, command.playbook()).isEmpty()) {
            throw Rejection.absent();
        }
        return new Asked(PUBLISH, ChannelAccess.workspace(context.actor()));
    }

    @Override
    public Decision decide(PublishPlaybook command, State state, Context context) {
        Made made = made(command);
        return publish(made.id(), command.content(), made.people(), state, context);
    }

    /** A content that was checked becomes the next version. Answers {@code playbook} and {@code version}. */
    static Decision publish(String id, PlaybookContent content, List<Added> people, State state, Context context) {
        Optional<Playbook> before = state.get(Playbook.KIND, id);
        if (before.filter(Playbook::archived).isPresent()) {
            throw Rejection.conflict("this playbook is out of use; restore it first");
        }
        boolean mayRule = context.allows(RULES, ChannelAccess.workspace(context.actor()));
        if (!content.rules().isEmpty() && !mayRule) {
            throw Rejection.absent();
        }
        Optional<PlaybookVersion> newest = PlaybookVersion.newest(state, id);
        Decision decision = new Decision().answer("playbook", id);
        if (newest.filter(v -> v.content().equals(content)).isPresent()) {
            return decision.answer("version", newest.get().version());
        }
        int number = before.map(Playbook::version).orElse(0) + 1;
        PlaybookVersion version = new PlaybookVersion(
                id, number, content, people, context.now(), context.actor().id());
        Playbook head = new Playbook(
                id,
                number,
                content.title(),
                Objects.requireNonNullElse(content.description(), ""),
                before.map(Playbook::createdAt).orElse(context.now()),
                context.now(),
                false);
        return decision.put(PlaybookVersion.KIND, version)
                .put(Playbook.KIND, head)
                .put(Plan.KIND, plan(version))
                .append(
                        journal(context.workspace(), id),
                        new PlaybookPublished(number, content.title(), content, people))
                .answer("version", number);
    }

    /** What the declaration itself has to know. */
    static Plan plan(PlaybookVersion version) {
        PlaybookContent content = version.content();
        RolePlan commander = content.role(Role.COMMANDER).orElse(null);
        PersonId primary = commander == null ? null : commander.primary();
        PersonId backup = commander == null ? null : commander.backup();
        return new Plan(
                version.playbook(),
                version.version(),
                content.severity(),
                version.named(primary),
                version.named(backup),
                minutes(content.updateEveryMinutes()),
                content.callLink(),
                content.updateTemplate());
    }

    private static int minutes(@Nullable Integer minutes) {
        return minutes == null ? 0 : minutes;
    }
}
