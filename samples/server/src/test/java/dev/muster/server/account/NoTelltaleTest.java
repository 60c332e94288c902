package dev.muster.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trying to sign in tells nobody who has an account: the same answer by the same work, whatever the reason. */
class NoTelltaleTest {
    @TempDir
    Path folder;

    private final Clock clock = new Clock();

    @Test
    void everyReasonIsAnsweredAlikeByTheSameWork() {
        try (Node node = new Node(null, folder, clock).filled()) {
            Present mia = node.begun(Node.MIA).present();
            add(node, mia, "disabled", Node.PASSWORD, false);
            add(node, mia, "unset", "", true);
            add(node, mia, "locked", Node.PASSWORD, true);
            for (int i = 0; i < Locks.Sort.PASSWORD.most; i++) {
                new Locks(node.tables, clock).tried(Locks.Sort.PASSWORD, "locked");
            }
            List<String> statements = new ArrayList<>();
            node.tables.watch(new SqlLogger() {
                @Override
                public void logAfterExecution(StatementContext context) {
                    statements.add(context.getRawSql());
                }
            });
            Map<String, String> work = new LinkedHashMap<>();
            for (String handle : List.of("liam", "nobody", "disabled", "unset", "locked", "visitor")) {
                statements.clear();
                long before = Passwords.runs();
                String password = handle.equals("liam") ? "another password" : Node.PASSWORD;
                SignIn.Answer answer = node.signIn.with(
                        new SignIn.Credentials(handle, password, null),
                        Session.Kind.PAGE,
                        new Sessions.From("192.0.2." + work.size(), ""));
                assertThat(answer).as(handle).isEqualTo(SignIn.Answer.of(SignIn.Outcome.WRONG));
                statements.removeIf(s -> s.startsWith("delete from host_wrong where since_ms"));
                work.put(handle, Passwords.runs() - before + " runs of Argon2, " + statements);
            }
            assertThat(work.values()).as("%s", work).allMatch(work.get("liam")::equals);
            assertThat(work.get("liam")).startsWith("1 runs of Argon2, [select");
        }
    }

    private static void add(Node node, Present by, String handle, String password, boolean active) {
        Account account = Account.of(
                new dev.muster.access.PersonId(handle),
                handle,
                handle,
                java.time.ZoneId.of("UTC"),
                false,
                java.util.Set.of(),
                password.isEmpty() ? "" : Passwords.hash(password));
        node.administration.create(by, account);
        if (!active) {
            node.administration.change(
                    by, account.id(), new Administration.Change(null, null, false, null, null, null));
        }
    }

    @Test
    void guessingFromEverywhereLocksAHandleForAWhile() {
        try (Node node = new Node(null, folder, clock).filled()) {
            Locks locks = new Locks(node.tables, clock);
            for (int i = 0; i < Locks.Sort.PASSWORD.most; i++) {
                assertThat(locks.tried(Locks.Sort.PASSWORD, "liam")).isFalse();
            }
            assertThat(node.signIn("liam", null).outcome()).as("the right one").isEqualTo(SignIn.Outcome.WRONG);
            assertThat(node.signIn("mia", null).outcome()).as("somebody else").isEqualTo(SignIn.Outcome.OPENED);
            clock.move(Duration.ofMinutes(5).plusSeconds(1));
            assertThat(node.signIn("liam", null).outcome()).isEqualTo(SignIn.Outcome.OPENED);
        }
    }

    @Test
    void fiveWrongCodesAndNoneIsLookedAt() {
        try (Node node = new Node(null, folder, clock).filled()) {
            Node.Factor factor = node.enrol("liam");
            clock.move(Duration.ofMinutes(1));
            Account liam = node.account(Node.LIAM);
            for (int i = 0; i < Locks.Sort.CODE.most; i++) {
                assertThat(begin(node, liam, "00000" + i)).isEqualTo(SignIn.Outcome.CODE_WRONG);
            }
            assertThat(begin(node, liam, node.code(factor.key())))
                    .as("the right one, too late")
                    .isEqualTo(SignIn.Outcome.CODE_WRONG);
            assertThat(begin(node, liam, factor.recovery().get(0))).isEqualTo(SignIn.Outcome.CODE_WRONG);
            clock.move(Duration.ofMinutes(16));
            assertThat(begin(node, liam, node.code(factor.key()))).isEqualTo(SignIn.Outcome.OPENED);
        }
    }

    private static SignIn.Outcome begin(Node node, Account account, String code) {
        return node.signIn.begin(account, code, Session.Kind.PAGE, Node.HOME).outcome();
    }

    @Test
    void manyWrongTriesAtOnceAreNoWayAround() throws Exception {
        try (Node node = new Node(null, folder, clock).filled()) {
            Locks locks = new Locks(node.tables, clock);
            var believed = new java.util.concurrent.atomic.AtomicInteger();
            var threads = java.util.concurrent.Executors.newFixedThreadPool(8);
            for (int i = 0; i < 400; i++) {
                threads.execute(() -> {
                    if (!locks.tried(Locks.Sort.PASSWORD, "liam")) {
                        believed.incrementAndGet();
                    }
                });
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(60, java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
            assertThat(believed).hasValue(Locks.Sort.PASSWORD.most);
        }
    }
}
