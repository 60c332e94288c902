package dev.muster.server;

import dev.muster.access.Directory;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The people of this server, in one workspace: {@code accounts.json} in the data folder. */
final class Accounts implements Directory {
    static final WorkspaceId WORKSPACE = new WorkspaceId("demo");
    private final JsonFile<Stored> file;
    private final Sessions sessions;
    private volatile List<Account> accounts;

    /** What the file holds. */
    record Stored(List<Account> accounts) {}

    private Accounts(JsonFile<Stored> file, Sessions sessions) {
        this.file = file;
        this.sessions = sessions;
        this.accounts = file.read().map(Stored::accounts).orElse(List.of());
    }

    static Accounts in(Path folder, Sessions sessions) {
        return new Accounts(new JsonFile<>(folder.resolve("accounts.json"), Stored.class), sessions);
    }

    /** True until {@link #save} was called once for this folder. */
    boolean isEmpty() {
        return accounts.isEmpty();
    }

    /** These people from now on; kept once they are {@linkplain #save saved}. */
    void use(List<Account> people) {
        accounts = List.copyOf(people);
    }

    synchronized void save() {
        file.write(new Stored(accounts));
    }

    /** The active person with this handle and password. Takes as long whether there is such a handle or not. */
    Optional<Account> signIn(String handle, String password) {
        Optional<Account> account = accounts.stream()
                .filter(a -> a.active() && a.handle().equals(handle.toLowerCase(Locale.ROOT)))
                .findFirst();
        boolean right = account.map(a -> Passwords.matches(password, a.password()))
                .orElseGet(() -> Passwords.matchesNobody(password));
        return right ? account : Optional.empty();
    }

    @Override
    public Optional<Person> person(WorkspaceId workspace, PersonId id) {
        return in(workspace).stream().filter(a -> a.id().equals(id)).findFirst().map(Account::person);
    }

    @Override
    public Optional<Person> byHandle(WorkspaceId workspace, String handle) {
        String wanted = handle.toLowerCase(Locale.ROOT);
        return in(workspace).stream()
                .filter(a -> a.handle().equals(wanted))
                .findFirst()
                .map(Account::person);
    }

    @Override
    public List<Person> search(WorkspaceId workspace, String prefix, int limit) {
        return in(workspace).stream()
                .filter(a -> a.active() && a.startsWith(prefix))
                .sorted(Comparator.comparing(Account::name))
                .limit(limit)
                .map(Account::person)
                .toList();
    }

    @Override
    public boolean signedIn(WorkspaceId workspace, PersonId person, String session) {
        return sessions.alive(session, person);
    }

    private List<Account> in(WorkspaceId workspace) {
        return workspace.equals(WORKSPACE) ? accounts : List.of();
    }
}
