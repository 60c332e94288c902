package dev.muster.rule;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelEvent.MessagePosted;
import dev.muster.channel.ChannelId;
import dev.muster.channel.ChannelViews.History;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.command.Command;
import dev.muster.command.EntryView;
import dev.muster.command.Outcome;
import dev.muster.command.Question;
import dev.muster.command.Rejection;
import dev.muster.condition.Condition;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Scheme.IncidentType;
import dev.muster.incident.SchemeRules.SetScheme;
import dev.muster.incident.Severity;
import dev.muster.journal.Event;
import dev.muster.rule.RuleCommands.DefineRule;
import dev.muster.rule.RuleContent.Step;
import dev.muster.rule.RuleContent.When;
import dev.muster.rule.RuleEvent.RuleFired;
import dev.muster.rule.RuleViews.FiringView;
import dev.muster.rule.RuleViews.ListFirings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** An incident of ada's, and short ways to say what rules there are and what they did. */
final class RuleRoom implements AutoCloseable {
    final TestMuster test;
    final IncidentId incident;
    final ChannelId channel;

    RuleRoom(String... people) {
        this(new TestMuster(), people);
    }

    RuleRoom(TestMuster test, String... people) {
        this.test = test;
        incident = declare("ada", people);
        channel = incident.channel();
    }

    private RuleRoom(TestMuster test, IncidentId incident) {
        this.test = test;
        this.incident = incident;
        channel = incident.channel();
    }

    /** The same, as another node sees it. */
    RuleRoom on(TestMuster other) {
        return new RuleRoom(other, incident);
    }

    IncidentId declare(String who, String... people) {
        List<PersonId> there = Stream.of(people).map(PersonId::new).toList();
        return new IncidentId(
                test.run(who, new DeclareIncident("fire", null, Severity.SEV3, null, null, there, null, null, null))
                        .id("incident"));
    }

    static RuleContent content(When when, @Nullable Condition condition, Step... steps) {
        return new RuleContent("a rule", when, condition, List.of(steps));
    }

    static Step post(String text) {
        return new Step("post", Map.of("text", text));
    }

    static Condition is(String subject, String... values) {
        return new Condition.Is(new Condition.Test(subject, List.of(values)));
    }

    /** Makes a rule of the incident's channel. */
    /** Has the workspace know these types of incidents. */
    void types(String... ids) {
        List<IncidentType> types =
                Stream.of(ids).map(id -> new IncidentType(id, id, "")).toList();
        run("ada", new SetScheme(null, types, null, null, null, null, null));
    }

    RuleId here(String who, When when, @Nullable Condition condition, Step... steps) {
        return define(who, channel, content(when, condition, steps));
    }

    RuleId define(String who, @Nullable ChannelId where, RuleContent content) {
        return new RuleId(run(who, new DefineRule(where, null, content)).id("rule"));
    }

    Outcome run(String who, Command command) {
        return test.run(who, command);
    }

    <R> R ask(String who, Question<R> question) {
        return test.ask(who, question);
    }

    long say(String who, ChannelId where, String text) {
        return Long.parseLong(run(who, new PostMessage(where, text, null)).id("message"));
    }

    List<FiringView> firings(String who, RuleId rule) {
        return ask(who, new ListFirings(rule, null, null, null)).firings();
    }

    /** What happened of a sort, oldest first. */
    <E extends Event> List<E> events(String who, ChannelId where, String kind, Class<E> type) {
        return history(who, where).stream()
                .filter(e -> e.kind().equals(kind))
                .map(e -> e.event(type))
                .toList();
    }

    List<MessagePosted> messages(String who, ChannelId where) {
        return events(who, where, "channel.message-posted", MessagePosted.class);
    }

    List<RuleFired> fired(String who) {
        return events(who, channel, "rule.fired", RuleFired.class);
    }

    List<EntryView> history(String who, ChannelId where) {
        return ask(who, new History(where, null, null, 200, null)).entries();
    }

    static void refused(Rejection.Code code, Runnable act) {
        Assertions.assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> Assertions.assertThat(r.code()).isEqualTo(code));
    }

    @Override
    public void close() {
        test.close();
    }
}
