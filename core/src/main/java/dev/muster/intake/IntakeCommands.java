package dev.muster.intake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.command.Command;
import dev.muster.command.Question;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with tokens and by their holders, and what can be asked about them. */
public interface IntakeCommands {
    /**
     * Lets an alert source in. Answers {@code token}, its id.
     *
     * @param name what the source is called, 1 to 80 characters
     * @param playbook id of the playbook that its incidents run by; null for none
     * @param owner who commands them; null for whom the playbook names
     * @param people who else is to be there, at most 500
     * @param reopenMinutes how long after its end a group that fires again is the same incident, 0 to 10,080; null for
     *     30
     * @param expiresInHours how long it lets the source in, 1 to 43,800 hours; null for until it is revoked
     * @param secret 32 to 200 random characters, made by the caller, shown once and kept nowhere
     * @param made what admission makes of it; not sent by callers
     */
    record CreateToken(
            String name,
            @Nullable String playbook,
            @Nullable PersonId owner,
            @Nullable List<PersonId> people,
            @Nullable Integer reopenMinutes,
            @Nullable Integer expiresInHours,
            String secret,
            @JsonIgnore @Nullable Made made)
            implements Command {
        /** A token to be made that is good until it is revoked. */
        public CreateToken(
                String name,
                @Nullable String playbook,
                @Nullable PersonId owner,
                @Nullable List<PersonId> people,
                @Nullable Integer reopenMinutes,
                String secret) {
            this(name, playbook, owner, people, reopenMinutes, null, secret, null);
        }

        /** Everything but the secret. */
        @Override
        public String toString() {
            return "CreateToken[name=" + name + ", playbook=" + playbook + ", secret=***]";
        }
    }

    /** The token's id, and the people as the directory has them. */
    record Made(String id, @Nullable Person owner, List<Person> people) {}

    /** Lets an alert source in no more. */
    record RevokeToken(String token) implements Command {}

    /**
     * An alert source says how a group of its alerts is. Answers {@code result}: {@code opened}, {@code updated},
     * {@code unchanged}, {@code resolved} or {@code reopened}; and {@code incident}, unless there is none because
     * nothing fires that was not known. Taken from integrations only, see {@link Intake}.
     *
     * @param token {@link IntakeToken#idOf} the secret that came with it
     */
    record ReceiveAlerts(String token, AlertmanagerPayload payload) implements Command {}

    /** All tokens. */
    record ListTokens() implements Question<TokenList> {}

    /** Tokens, in order of age. */
    record TokenList(List<TokenLine> tokens) {}

    /** A token as one line of a list. */
    record TokenLine(
            String id,
            String name,
            @Nullable String playbook,
            @Nullable PersonId owner,
            int reopenMinutes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            boolean revoked) {}
}
