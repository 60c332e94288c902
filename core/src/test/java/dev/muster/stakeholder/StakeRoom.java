package dev.muster.stakeholder;

import dev.muster.MusterBuilder;
import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.Marking;
import dev.muster.command.EntryView;
import dev.muster.command.Outcome;
import dev.muster.command.Rejection;
import dev.muster.incident.IncidentCommands.AddChannel;
import dev.muster.incident.IncidentCommands.AssignRole;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Severity;
import dev.muster.notifier.Message;
import dev.muster.notifier.Notifier;
import dev.muster.notifier.Receipt;
import dev.muster.stakeholder.Matrix.Audience;
import dev.muster.stakeholder.Matrix.Content;
import dev.muster.stakeholder.Matrix.Row;
import dev.muster.stakeholder.Matrix.Template;
import dev.muster.stakeholder.StakeholderCommands.ApproveUpdate;
import dev.muster.stakeholder.StakeholderCommands.PublishUpdate;
import dev.muster.stakeholder.StakeholderCommands.SaveUpdate;
import dev.muster.stakeholder.StakeholderCommands.SetMatrix;
import dev.muster.stakeholder.StakeholderCommands.SubmitUpdate;
import dev.muster.stakeholder.StakeholderEvent.UpdatePublished;
import dev.muster.stakeholder.StakeholderEvent.UpdateReceived;
import dev.muster.stakeholder.StakeholderViews.ListUpdates;
import dev.muster.stakeholder.StakeholderViews.ShowMatrix;
import dev.muster.stakeholder.StakeholderViews.UpdateView;
import dev.muster.storage.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/**
 * An incident of ada's, backed up by ben, with cleo in it; a channel of its set for executives with dan in it, and a channel
 * of the workspace for the board. What leaves is kept.
 */
final class StakeRoom implements AutoCloseable {
    final List<Message> sent = new CopyOnWriteArrayList<>();
    final TestMuster test;
    IncidentId incident;
    ChannelId executives;
    final ChannelId board;

    StakeRoom() {
        this(false);
    }

    StakeRoom(boolean exercise) {
        test = new TestMuster(new MemoryStore(), new TestMuster.ManualClock(), new TestMuster.People(), this::outside);
        board = new ChannelId(test.run("ada", new CreateChannel("board", null, false, List.of(new PersonId("audrey"))))
                .id("channel"));
        incident = declare(exercise);
        executives = new ChannelId(test.run(
                        "ada",
                        new AddChannel(incident, "executives", "execs", null, List.of(new PersonId("dan")), null))
                .id("channel"));
    }

    MusterBuilder outside(MusterBuilder builder) {
        return builder.notifier(new Notifier() {
                    @Override
                    public String name() {
                        return "mail";
                    }

                    @Override
                    public Receipt deliver(Message message) {
                        sent.add(message);
                        return Receipt.confirmed("");
                    }
                })
                .contacts((workspace, person, notifier) -> Optional.of(person + "@corp"));
    }

    IncidentId declare(boolean exercise) {
        List<PersonId> people = List.of(new PersonId("ben"), new PersonId("cleo"));
        IncidentId made = new IncidentId(test.run(
                        "ada",
                        new DeclareIncident(
                                "zebra fire",
                                null,
                                Severity.SEV1,
                                null,
                                null,
                                people,
                                null,
                                null,
                                null,
                                exercise,
                                null))
                .id("incident"));
        test.run("ada", new AssignRole(made, "commander", null, "ben"));
        return made;
    }

    static Audience placed(String id, String language, @Nullable ChannelId channel, @Nullable String purpose) {
        return new Audience(id, id, language, null, List.of(), List.of(), channel, purpose);
    }

    static Audience people(String id, String language, String... people) {
        return new Audience(
                id, id, language, null, Stream.of(people).map(PersonId::new).toList(), List.of(), null, null);
    }

    static Row posted(String audience, int cadence) {
        return new Row(Severity.SEV1, audience, true, null, cadence, null, true, null);
    }

    static Row told(String audience, int cadence) {
        return new Row(Severity.SEV1, audience, true, "default", cadence, null, true, null);
    }

    Audience execs() {
        return placed("execs", "en", null, "executives");
    }

    void matrix(List<Audience> audiences, List<Row> rows, Template... templates) {
        matrix(new Content(audiences, rows, List.of(templates), List.of()));
    }

    Outcome matrix(Content content) {
        int version = test.ask("ada", new ShowMatrix(null)).matrix().version();
        Outcome outcome = test.run("ada", new SetMatrix(content, version));
        test.runDue();
        return outcome;
    }

    /** Executives in the incident's own channel for them, in English, every hour. */
    void executivesHourly() {
        matrix(List.of(execs()), List.of(posted("execs", 60)));
    }

    UpdateId save(String who, String audience, String text) {
        return new UpdateId(test.run(who, SaveUpdate.fresh(incident, List.of(audience), new Wording("en", text)))
                .id("update"));
    }

    void submit(String who, UpdateId update) {
        test.run(who, new SubmitUpdate(incident, update, view(update).version()));
    }

    void approve(String who, UpdateId update, @Nullable String release) {
        test.run(who, new ApproveUpdate(incident, update, view(update).version(), release));
    }

    Outcome publish(String who, UpdateId update, @Nullable String release) {
        return test.run(who, new PublishUpdate(incident, update, view(update).version(), release));
    }

    /** Written by ada, approved by ben. */
    UpdateId approved(String audience, String text) {
        UpdateId update = save("ada", audience, text);
        submit("ada", update);
        approve("ben", update, null);
        return update;
    }

    UpdateView view(UpdateId update) {
        return test.ask("ada", new ListUpdates(incident)).updates().stream()
                .filter(u -> u.update().equals(update))
                .findFirst()
                .orElseThrow();
    }

    List<EntryView> entries(String who, ChannelId channel) {
        return test.ask(who, new History(channel, null, null, 200, null)).entries();
    }

    /** What was posted in a channel, as the texts that its people read. */
    List<UpdateReceived> received(String who, ChannelId channel) {
        return entries(who, channel).stream()
                .filter(e -> e.kind().equals("stakeholder.received"))
                .map(e -> e.event(UpdateReceived.class))
                .toList();
    }

    List<String> texts(String who, ChannelId channel) {
        return received(who, channel).stream().map(UpdateReceived::text).toList();
    }

    List<UpdatePublished> published() {
        return entries("ben", incident.channel()).stream()
                .filter(e -> e.kind().equals("stakeholder.published"))
                .map(e -> e.event(UpdatePublished.class))
                .toList();
    }

    List<String> mails() {
        List<String> mails = new ArrayList<>();
        sent.forEach(m -> mails.add(m.person() + ": " + m.text()));
        return mails;
    }

    void mark(ChannelId channel, Marking marking) {
        test.run("ada", new dev.muster.channel.ChannelCommands.SetMarking(channel, marking, "so be it"));
    }

    static AbstractThrowableAssert<?, ? extends Throwable> refused(Rejection.Code code, Runnable act) {
        return Assertions.assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> Assertions.assertThat(r.code()).isEqualTo(code));
    }

    @Override
    public void close() {
        test.close();
    }
}
