package dev.muster.server.account;

import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything about accounts as one server has it; two with one address are two servers. */
final class Node implements AutoCloseable {
    static final String PASSWORD = "a horse that counts to nine";
    static final Sessions.From HOME = new Sessions.From("192.0.2.1", "a test");
    static final PersonId MIA = new PersonId("mia");
    static final PersonId LIAM = new PersonId("liam");
    private static final String HASH = Passwords.hash(PASSWORD);
    final Tables tables;
    final Sessions sessions;
    final Accounts accounts;
    final SignIn signIn;
    final Heard news = new Heard();
    final OwnAccount own;
    final Administration administration;
    final Links links;
    final InstantSource clock;

    /** What Muster was told. */
    static final class Heard implements AccessNews {
        int changes;
        int ends;

        @Override
        public synchronized void accessChanged(PersonId person) {
            changes++;
        }

        @Override
        public synchronized void sessionEnded(String session) {
            ends++;
        }
    }

    Node(@Nullable String url, Path folder, InstantSource clock) {
        this(url, folder, clock, false);
    }

    Node(@Nullable String url, Path folder, InstantSource clock, boolean everybodyHasSecond) {
        this(Tables.open(url, folder), clock, everybodyHasSecond);
    }

    Node(Tables tables, InstantSource clock, boolean everybodyHasSecond) {
        this.clock = clock;
        this.tables = tables;
        sessions = new Sessions(tables, clock, everybodyHasSecond);
        accounts = new Accounts(tables, sessions);
        signIn = new SignIn(tables, sessions, new Attempts(clock), clock);
        own = new OwnAccount(tables, sessions, signIn, news, clock);
        administration = new Administration(tables, news, clock);
        links = new Links(tables, news, clock);
    }

    /** Mia, who administers, and Liam. */
    Node filled() {
        ZoneId zone = ZoneId.of("Europe/London");
        accounts.keep(java.util.List.of(
                Account.of(MIA, "mia", "Mia Clarke", zone, false, Set.of(WorkspaceRole.ADMIN), HASH),
                Account.of(LIAM, "liam", "Liam Osei", zone, false, Set.of(), HASH)));
        return this;
    }

    Account account(PersonId id) {
        return tables.read(h -> AccountRows.find(h, id)).orElseThrow();
    }

    SignIn.Answer signIn(String handle, @Nullable String code) {
        return signIn.with(new SignIn.Credentials(handle, PASSWORD, code), Session.Kind.PAGE, HOME);
    }

    /** Signs in without a second factor. */
    Sessions.Opened opened(String handle) {
        SignIn.Answer answer = signIn(handle, null);
        Sessions.Opened opened = answer.opened();
        if (opened == null) {
            throw new IllegalStateException("not signed in: " + answer);
        }
        return opened;
    }

    /** A sign-in without the work of a password. */
    Sessions.Opened begun(PersonId person) {
        return tables.change(h -> sessions.open(h, account(h, person), Session.Kind.PAGE, false, HOME));
    }

    private static Account account(org.jdbi.v3.core.Handle h, PersonId person) {
        return AccountRows.take(h, person).orElseThrow();
    }

    /** Sets up a second factor; returns the key and the recovery codes. */
    Factor enrol(String handle) {
        Present me = opened(handle).present();
        OwnAccount.Begun begun = own.beginSecond(me, PASSWORD, null, "192.0.2.1");
        String key = begun.enrolment().secret();
        OwnAccount.Enrolled enrolled = own.confirmSecond(begun.opened().present(), code(key));
        return new Factor(key, enrolled.recovery(), enrolled.opened());
    }

    record Factor(String key, java.util.List<String> recovery, Sessions.Opened opened) {}

    /** What the app shows now. */
    String code(String key) {
        return OneTimeCodes.code(key, OneTimeCodes.step(clock.instant()));
    }

    boolean signedIn(Sessions.Opened opened) {
        boolean found = sessions.find(opened.secret(), Session.Kind.PAGE).isPresent();
        boolean alive = accounts.signedIn(
                Accounts.WORKSPACE,
                opened.present().account().id(),
                opened.present().session().id());
        if (found != alive
                && accounts.person(
                                Accounts.WORKSPACE, opened.present().account().id())
                        .orElseThrow()
                        .active()) {
            throw new IllegalStateException("pages and Muster are told different things");
        }
        return found;
    }

    static void minutes(Clock clock, int minutes) {
        clock.move(Duration.ofMinutes(minutes));
    }

    @Override
    public void close() {
        tables.close();
    }
}
