package dev.muster.intake;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.command.EntryView;
import dev.muster.command.Outcome;
import dev.muster.incident.IncidentId;
import dev.muster.incident.IncidentViews.IncidentView;
import dev.muster.incident.IncidentViews.ShowIncident;
import dev.muster.intake.IntakeCommands.CreateToken;
import dev.muster.intake.IntakeCommands.ReceiveAlerts;
import java.util.List;

/** An alert source with a token, and the room that it opens. */
final class Source implements AutoCloseable {
    static final String SECRET = "0123456789abcdef0123456789abcdef";
    final TestMuster test;
    final String token;

    Source() {
        this(new TestMuster());
    }

    Source(TestMuster test) {
        this.test = test;
        token = test.run(
                        "ada",
                        new CreateToken(
                                "prometheus", null, new PersonId("ben"), List.of(new PersonId("cleo")), null, SECRET))
                .id("token");
    }

    Outcome post(Post post) {
        return post(test, post);
    }

    Outcome post(TestMuster node, Post post) {
        return node.muster.run(Intake.caller(TestMuster.ACME), new ReceiveAlerts(token, post.payload()), null);
    }

    static IncidentId incident(Outcome outcome) {
        return new IncidentId(outcome.id("incident"));
    }

    IncidentView show(IncidentId incident) {
        return test.ask("ben", new ShowIncident(incident));
    }

    List<EntryView> entries(IncidentId incident) {
        return test.ask("ben", new History(incident.channel(), null, null, 200, null))
                .entries();
    }

    List<String> kinds(IncidentId incident) {
        return entries(incident).stream().map(EntryView::kind).toList();
    }

    @Override
    public void close() {
        test.close();
    }
}
