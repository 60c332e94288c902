package dev.muster.server;

import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceRole;
import dev.muster.server.account.Account;
import dev.muster.server.account.Accounts;
import dev.muster.server.account.Links;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * What an empty folder gets without the demonstration: one administrator, who chooses a password by a link that is good
 * once. As long as nobody can sign in, each start makes another link, so that a lost one locks nobody out.
 */
final class FirstStart {
    private final Accounts accounts;
    private final Links links;
    private final Settings settings;
    private final String address;

    FirstStart(Accounts accounts, Links links, Settings settings, String address) {
        this.accounts = accounts;
        this.links = links;
        this.settings = settings;
        this.address = address;
    }

    void tell(PrintStream out) {
        if (accounts.isEmpty()) {
            String handle = settings.administrator();
            Account administrator = Account.of(
                    new PersonId(handle),
                    handle,
                    "Administrator",
                    ZoneId.of("UTC"),
                    false,
                    Set.of(WorkspaceRole.ADMIN),
                    "");
            accounts.keep(List.of(administrator));
        }
        accounts.administratorWithoutPassword().ifPresent(a -> {
            if (settings.proxy() == null) {
                Links.Made made = links.make(a.id());
                out.println("The administrator, " + a.handle() + ", chooses a password here, once, until "
                        + made.until() + ":\n  " + address + "reset#" + made.secret());
            } else {
                out.println("The administrator is whom the proxy calls " + a.handle());
            }
        });
    }
}
