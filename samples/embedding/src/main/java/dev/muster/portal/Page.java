package dev.muster.portal;

import dev.muster.Muster;
import dev.muster.access.Caller;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.web.MusterServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A page of the portal with a room of Muster in it. */
final class Page extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Muster muster;

    Page(Muster muster) {
        this.muster = muster;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getUserPrincipal() == null) {
            response.sendError(401, "add ?as=ada to the address");
            return;
        }
        response.setHeader("Content-Security-Policy", MusterServlet.CONTENT_POLICY);
        response.setContentType("text/html;charset=UTF-8");
        try (InputStream in = Page.class.getResourceAsStream("portal.html")) {
            if (in == null) {
                throw new IOException("portal.html is missing in this build");
            }
            String page = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("{channel}", room());
            response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** One room for everybody; under its key it is made once, however often it is asked for. */
    private String room() {
        Caller ada = Caller.person(Portal.WORKSPACE, new PersonId("ada"));
        List<PersonId> others = List.of(new PersonId("grace"), new PersonId("alan"));
        return muster.run(ada, new CreateChannel("Network operations", null, false, others), "the-room")
                .id("channel");
    }
}
