package dev.muster.server;

import dev.muster.Muster;
import dev.muster.access.PersonId;
import dev.muster.server.account.AccessNews;
import dev.muster.server.account.Accounts;
import dev.muster.server.account.Administration;
import dev.muster.server.account.Attempts;
import dev.muster.server.account.Guests;
import dev.muster.server.account.Links;
import dev.muster.server.account.OwnAccount;
import dev.muster.server.account.Sessions;
import dev.muster.server.account.SignIn;
import dev.muster.server.account.Tables;
import dev.muster.server.web.Web;
import java.time.InstantSource;

/** Everything that is about accounts, put together and mounted. */
final class OwnPages {
    private final Muster muster;
    private final Tables tables;
    private final Sessions sessions;
    private final Comers comers;
    private final InstantSource clock;

    OwnPages(Muster muster, Tables tables, Sessions sessions, Comers comers, InstantSource clock) {
        this.muster = muster;
        this.tables = tables;
        this.sessions = sessions;
        this.comers = comers;
        this.clock = clock;
    }

    void mount(Web web) {
        Attempts attempts = new Attempts(clock);
        SignIn signIn = new SignIn(tables, sessions, attempts, clock);
        AccessNews news = news(muster);
        web.mount(new SessionServlet(muster, comers, sessions, signIn), "/session", "/session/end");
        web.mount(
                new AccountServlet(comers, sessions, new OwnAccount(tables, sessions, signIn, news, clock)),
                "/account/*");
        web.mount(new AdminServlet(comers, new Administration(tables, news, clock)), "/admin/*");
        if (comers.signInHere()) {
            web.mount(new ResetServlet(new Links(tables, news, clock), attempts), "/reset/*");
        }
        web.mount(new InvitationServlet(muster, comers, new Guests(tables, sessions), attempts), "/invitation/*");
    }

    /** How Muster hears of access. */
    static AccessNews news(Muster muster) {
        return new AccessNews() {
            @Override
            public void accessChanged(PersonId person) {
                muster.accessChanged(Accounts.WORKSPACE, person);
            }

            @Override
            public void sessionEnded(String session) {
                muster.sessionEnded(Accounts.WORKSPACE, session);
            }
        };
    }
}
