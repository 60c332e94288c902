package dev.muster.server;

import dev.muster.Muster;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceRole;
import dev.muster.command.Outcome;
import dev.muster.intake.IntakeCommands.CreateToken;
import dev.muster.playbook.PlaybookCommands.PublishPlaybook;
import dev.muster.playbook.PlaybookContent;
import dev.muster.record.Json;
import dev.muster.server.account.Account;
import dev.muster.server.account.Accounts;
import dev.muster.server.account.Passwords;
import dev.muster.server.account.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an empty folder gets: people, playbooks, and an address for alerts. The people are kept last, so that a start
 * that was cut off is done again; what it had done by then is not done twice.
 */
final class Demonstration {
    private static final List<String> PLAYBOOKS = List.of("major-outage", "phishing", "data-breach");
    private final Muster muster;
    private final Accounts accounts;
    private final String address;
    private final String password = Secret.readable();
    private final String hash = Passwords.hash(password);

    Demonstration(Muster muster, Accounts accounts, String address) {
        this.muster = muster;
        this.accounts = accounts;
        this.address = address;
    }

    void create(PrintStream out) {
        List<Account> people = List.of(
                person("mia", "Mia Clarke", "Europe/London", WorkspaceRole.ADMIN),
                person("liam", "Liam Osei", "Europe/London"),
                person("nora", "Nora Rivera", "America/New_York"),
                person("noah", "Noah Kim", "America/New_York"),
                person("sam", "Sam Tan", "Asia/Singapore"),
                person("eve", "Eve Laurent", "America/New_York"),
                person("audrey", "Audrey Novak", "Europe/London", WorkspaceRole.AUDITOR));
        accounts.create(people);
        Caller mia = Caller.person(Accounts.WORKSPACE, new PersonId("mia"));
        Map<String, String> playbooks = new HashMap<>();
        for (String name : PLAYBOOKS) {
            Outcome published = muster.run(mia, new PublishPlaybook(null, playbook(name)), "demonstration-" + name);
            playbooks.put(name, published.id("playbook"));
        }
        String secret = Secret.fresh();
        muster.run(mia, new CreateToken("Alertmanager", playbooks.get("major-outage"), null, null, null, secret), null);
        if (accounts.keep(people)) {
            tell(out, secret);
        }
    }

    private Account person(String handle, String name, String zone, WorkspaceRole... roles) {
        return Account.of(new PersonId(handle), handle, name, ZoneId.of(zone), false, Set.of(roles), hash);
    }

    private void tell(PrintStream out, String secret) {
        out.println("""

                This folder was empty, so there is something to try now:
                  mia     Mia Clarke     London      commander, administrator
                  liam    Liam Osei      London      responder
                  nora    Nora Rivera    New York    responder, next commander
                  noah    Noah Kim       New York    responder
                  sam     Sam Tan        Singapore   responder
                  eve     Eve Laurent    New York    executive
                  audrey  Audrey Novak   London      auditor
                Everybody's password, shown this once: %s
                Sign in as mia, and in another browser as liam: %s
                An Alertmanager webhook opens incidents at %sapi/v1/intake/alertmanager
                with this as its bearer token, shown this once: %s
                """.formatted(password, address, address, secret));
    }

    private static PlaybookContent playbook(String name) {
        try (InputStream in = Demonstration.class.getResourceAsStream("playbooks/" + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("the playbook " + name + " is missing in this build");
            }
            return Json.read(in.readAllBytes(), PlaybookContent.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
