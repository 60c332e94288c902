package dev.muster.intake;

import dev.muster.access.Action;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.command.Admission;
import dev.muster.command.Answerer;
import dev.muster.command.Asked;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.intake.IntakeCommands.CreateToken;
import dev.muster.intake.IntakeCommands.ListTokens;
import dev.muster.intake.IntakeCommands.Made;
import dev.muster.intake.IntakeCommands.RevokeToken;
import dev.muster.intake.IntakeCommands.TokenLine;
import dev.muster.intake.IntakeCommands.TokenList;
import dev.muster.intake.IntakeEvent.TokenCreated;
import dev.muster.intake.IntakeEvent.TokenRevoked;
import dev.muster.journal.JournalId;
import dev.muster.playbook.PlaybookVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may let alert sources in, and how. */
final class TokenRules {
    static final String SORT = "intake";
    static final Action MANAGE = Action.changing("intake.manage", Rank.OWNER);
    private static final int MOST_PEOPLE = 500;
    private static final int MOST_HOURS = 5 * 365 * 24;

    private TokenRules() {}

    /** The workspace's journal of tokens. */
    static JournalId journal(WorkspaceId workspace) {
        return JournalId.of(workspace, SORT, "tokens");
    }

    /** Lets one in. */
    static final class Create implements Handler<CreateToken> {
        @Override
        public CreateToken admit(CreateToken command, Admission admission) {
            String secret = Limits.present("secret", command.secret());
            Limits.within("secret", secret.length(), 32, 200);
            List<Person> people = new ArrayList<>();
            for (PersonId id : new LinkedHashSet<>(Limits.atMost("people", command.people(), MOST_PEOPLE))) {
                people.add(admission.person("people", Limits.present("people", id)));
            }
            PersonId owner = command.owner();
            int minutes = Objects.requireNonNullElse(command.reopenMinutes(), 30);
            return new CreateToken(
                    Limits.required("name", command.name(), 80),
                    command.playbook() == null ? null : Limits.required("playbook", command.playbook(), 64),
                    owner,
                    command.people(),
                    (int) Limits.within("reopenMinutes", minutes, 0, 10_080),
                    hours(command.expiresInHours()),
                    secret,
                    new Made(
                            IntakeToken.idOf(secret), owner == null ? null : admission.person("owner", owner), people));
        }

        private static @Nullable Integer hours(@Nullable Integer given) {
            return given == null ? null : (int) Limits.within("expiresInHours", given, 1, MOST_HOURS);
        }

        private static Made made(CreateToken command) {
            return Objects.requireNonNull(command.made(), "admitted commands have an id");
        }

        @Override
        public Set<JournalId> journals(CreateToken command, WorkspaceId workspace) {
            return Set.of(journal(workspace));
        }

        @Override
        public Asked authorise(CreateToken command, State state, Context context) {
            return new Asked(MANAGE, ChannelAccess.workspace(context.actor()));
        }

        @Override
        public Decision decide(CreateToken command, State state, Context context) {
            Made made = made(command);
            if (state.get(IntakeToken.KIND, made.id()).isPresent()) {
                throw Rejection.conflict("this secret was used before; make a new random one");
            }
            IntakeToken token = new IntakeToken(
                    made.id(),
                    command.name(),
                    command.playbook(),
                    owner(command, state, context),
                    made.people().stream().map(TokenRules::added).toList(),
                    Objects.requireNonNullElse(command.reopenMinutes(), 30),
                    context.actor().id(),
                    context.now(),
                    end(command.expiresInHours(), context.now()),
                    false);
            return new Decision()
                    .put(IntakeToken.KIND, token)
                    .append(journal(context.workspace()), new TokenCreated(token))
                    .answer("token", made.id());
        }

        private static @Nullable Instant end(@Nullable Integer hours, Instant now) {
            return hours == null ? null : now.plus(Duration.ofHours(hours));
        }

        /** Somebody has to be there when an incident opens: if nobody else would be, whoever makes the token. */
        private static @Nullable Added owner(CreateToken command, State state, Context context) {
            Made made = made(command);
            boolean peopled = !made.people().isEmpty();
            if (command.playbook() != null) {
                PlaybookVersion playbook = PlaybookVersion.inUse(state, command.playbook())
                        .orElseThrow(() -> Rejection.invalid("playbook", "there is no such published playbook"));
                peopled |= !playbook.people().isEmpty();
            }
            if (made.owner() != null) {
                return added(made.owner());
            }
            return peopled
                    ? null
                    : new Added(context.actor().id(), context.actor().name(), Rank.MEMBER);
        }
    }

    private static Added added(Person person) {
        return new Added(person.id(), person.name(), person.guest() ? Rank.GUEST : Rank.MEMBER);
    }

    /** Lets one in no more. */
    static final class Revoke implements Handler<RevokeToken> {
        @Override
        public RevokeToken admit(RevokeToken command, Admission admission) {
            return new RevokeToken(Limits.required("token", command.token(), 64));
        }

        @Override
        public Set<JournalId> journals(RevokeToken command, WorkspaceId workspace) {
            return Set.of(journal(workspace));
        }

        @Override
        public Asked authorise(RevokeToken command, State state, Context context) {
            return new Asked(MANAGE, ChannelAccess.workspace(context.actor()));
        }

        @Override
        public Decision decide(RevokeToken command, State state, Context context) {
            IntakeToken token = state.get(IntakeToken.KIND, command.token()).orElseThrow(Rejection::absent);
            if (token.revoked()) {
                return new Decision();
            }
            return new Decision()
                    .put(IntakeToken.KIND, token.revoke())
                    .append(journal(context.workspace()), new TokenRevoked(token.id(), token.name()));
        }
    }

    /** Lists them for those who may manage them. */
    static final class Listing implements Answerer<ListTokens, TokenList> {
        @Override
        public Asked authorise(ListTokens question, State state, Context context) {
            return new Asked(MANAGE, ChannelAccess.workspace(context.actor()));
        }

        @Override
        public TokenList answer(ListTokens question, State state, Context context) {
            return new TokenList(state.find(IntakeToken.KIND, IntakeToken.TOKEN).stream()
                    .map(t -> new TokenLine(
                            t.id(),
                            t.name(),
                            t.playbook(),
                            t.owner() == null ? null : t.owner().person(),
                            t.reopenMinutes(),
                            t.createdAt(),
                            t.expiresAt(),
                            t.revoked()))
                    .toList());
        }
    }
}
