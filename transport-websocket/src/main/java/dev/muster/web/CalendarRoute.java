package dev.muster.web;

import dev.muster.Muster;
import dev.muster.access.Caller;
import dev.muster.access.WorkspaceId;
import dev.muster.calendar.CalendarViews.FeedOwner;
import dev.muster.calendar.CalendarViews.FindFeed;
import dev.muster.calendar.CalendarViews.ShowCalendar;
import dev.muster.calendar.Calendars;
import dev.muster.command.Rejection;
import dev.muster.websocket.Refusal;
import dev.muster.websocket.Sockets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Serves one's own calendar to calendar programs: {@code GET api/v1/calendar} with HTTP Basic authentication (RFC 7617).
 * The password is the workspace, a tilde, and the secret of a feed; the user name says nothing. In the address no secret
 * is taken, because addresses are kept on the way.
 */
final class CalendarRoute {
    private static final String TYPE = "text/calendar;charset=UTF-8";
    private static final String SCHEME = "Basic ";
    private final Muster muster;
    private final Sockets sockets;

    CalendarRoute(Sockets sockets) {
        this.muster = sockets.muster();
        this.sockets = sockets;
    }

    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String text;
        try {
            text = calendar(password(request.getHeader("Authorization")));
        } catch (Rejection rejection) {
            if (rejection.code() == Rejection.Code.ABSENT) {
                throw noFeed();
            }
            throw rejection;
        }
        response.setHeader("Content-Disposition", "inline; filename=\"muster.ics\"");
        Reply.bytes(response, 200, TYPE, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The calendar of whose feed it is. Everything that is wrong with a password is answered alike. */
    private String calendar(String password) {
        int end = password.indexOf('~');
        if (end < 0) {
            throw noFeed();
        }
        WorkspaceId workspace;
        try {
            workspace = new WorkspaceId(password.substring(0, end));
        } catch (IllegalArgumentException noWorkspace) {
            throw noFeed();
        }
        FeedOwner owner = muster.ask(Calendars.caller(workspace), new FindFeed(password.substring(end + 1)));
        Caller caller = Caller.person(workspace, owner.person());
        sockets.count(caller, "calendar.show");
        return muster.ask(caller, new ShowCalendar(owner.language())).text();
    }

    private static String password(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw noFeed();
        }
        try {
            byte[] credentials = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
            String text = new String(credentials, StandardCharsets.UTF_8);
            return text.substring(text.indexOf(':') + 1);
        } catch (IllegalArgumentException notBase64) {
            throw noFeed();
        }
    }

    private static Failed noFeed() {
        return new Failed(
                401,
                new Refusal(
                        "unauthenticated",
                        null,
                        "this feed is not open (any more): open one in Muster, and give its user name and password",
                        null),
                "Basic realm=\"Muster calendar\", charset=\"UTF-8\"");
    }
}
