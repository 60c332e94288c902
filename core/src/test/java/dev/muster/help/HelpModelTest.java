package dev.muster.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelViews.ShowChannel;
import dev.muster.command.Command;
import dev.muster.command.Rejection;
import dev.muster.help.HelpCommands.AcceptHelp;
import dev.muster.help.HelpCommands.CallHelp;
import dev.muster.help.HelpCommands.DeclineHelp;
import dev.muster.help.HelpCommands.WithdrawHelp;
import dev.muster.help.HelpViews.HelpView;
import dev.muster.help.HelpViews.ListHelp;
import dev.muster.help.HelpViews.MyHelp;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import dev.muster.incident.IncidentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Any sequence of answers and of time passing, beside a model of three words and one more. */
class HelpModelTest {
    private static final List<String> LINE = List.of("ben", "cleo", "dan");
    private static final List<String> ACTS = List.of("accept", "decline", "time", "withdraw");

    /** What is said of a line: who is asked in order, until somebody comes or nobody is left. */
    private static final class Model {
        final List<String> answers = new ArrayList<>(List.of("asked", "waiting", "waiting"));
        String state = "asking";

        boolean act(String what, int who) {
            boolean open = state.equals("asking") || state.equals("exhausted");
            boolean may = open
                    && (answers.get(who).equals("asked") || answers.get(who).equals("silent"));
            switch (what) {
                case "accept" -> {
                    if (may) {
                        answers.set(who, "accepted");
                        state = "joined";
                    }
                    return may;
                }
                case "decline" -> {
                    boolean turn = answers.get(who).equals("asked");
                    if (may) {
                        answers.set(who, "declined");
                        moveOn(turn);
                    }
                    return may;
                }
                case "withdraw" -> {
                    state = open ? "withdrawn" : state;
                    return open;
                }
                default -> {
                    int asked = answers.indexOf("asked");
                    if (state.equals("asking")) {
                        answers.set(asked, "silent");
                        moveOn(true);
                    }
                    return true;
                }
            }
        }

        private void moveOn(boolean turn) {
            int next = answers.indexOf("waiting");
            if (turn && next < 0) {
                state = "exhausted";
            } else if (turn) {
                answers.set(next, "asked");
            }
        }
    }

    @Property(tries = 60)
    void aCallDoesWhatTheModelDoes(@ForAll @Size(max = 8) List<@IntRange(max = 11) Integer> acts) {
        try (TestMuster m = new TestMuster()) {
            IncidentId incident = new IncidentId(
                    m.run("ada", DeclareIncident.of("down", null, null)).id("incident"));
            HelpId call = new HelpId(m.run(
                            "ada",
                            CallHelp.of(
                                    incident,
                                    "hands",
                                    LINE.stream().map(PersonId::new).toList()))
                    .id("call"));
            Model model = new Model();
            for (int act : acts) {
                String what = ACTS.get(act % 4);
                int who = act / 4;
                assertThat(attempt(m, what, who, incident, call)).isEqualTo(model.act(what, who));
                HelpView view = m.ask("ada", new ListHelp(incident)).calls().get(0);
                assertThat(view.state().word()).isEqualTo(model.state);
                assertThat(view.line()).extracting(c -> c.answer().word()).isEqualTo(model.answers);
                check(m, model, incident);
            }
        }
    }

    private static void check(TestMuster m, Model model, IncidentId incident) {
        boolean open = model.state.equals("asking") || model.state.equals("exhausted");
        List<String> in = new ArrayList<>(List.of("ada"));
        for (int who = 0; who < LINE.size(); who++) {
            String answer = model.answers.get(who);
            boolean sees = open && (answer.equals("asked") || answer.equals("silent"));
            assertThat(m.ask(LINE.get(who), new MyHelp()).calls()).hasSize(sees ? 1 : 0);
            if (answer.equals("accepted")) {
                in.add(LINE.get(who));
            }
        }
        Stream<String> members = m.ask("ada", new ShowChannel(incident.channel())).members().stream()
                .map(member -> member.person().value());
        assertThat(members).containsExactlyInAnyOrderElementsOf(in);
    }

    private static boolean attempt(TestMuster m, String what, int who, IncidentId incident, HelpId call) {
        if (what.equals("time")) {
            m.advance(Duration.ofSeconds(300));
            return true;
        }
        Command command =
                switch (what) {
                    case "accept" -> new AcceptHelp(incident, call);
                    case "decline" -> new DeclineHelp(incident, call, "no");
                    default -> new WithdrawHelp(incident, call);
                };
        try {
            m.run(what.equals("withdraw") ? "ada" : LINE.get(who), command);
            return true;
        } catch (Rejection refused) {
            return false;
        }
    }
}
