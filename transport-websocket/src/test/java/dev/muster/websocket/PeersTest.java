package dev.muster.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.journal.JournalId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nodes know of each other's people, over a wire that loses messages, with a clock that is moved by hand. */
class PeersTest {
    private static final Duration SOON = Duration.ofSeconds(8);
    private final Random random = new Random(4711);
    private final List<Node> nodes = new ArrayList<>();
    private double lost;
    private long now;
    private int messages;

    /** A node, the people that are connected to it, and what it was told has changed. */
    private final class Node implements Here.Node {
        private final Set<Here> people = new HashSet<>();
        private final Set<Here> shown = new HashSet<>();
        private final Peers peers;

        Node(String name) {
            peers = new Peers(name, () -> now, this::send, this);
            nodes.add(this);
        }

        private void send(String message) {
            messages++;
            for (Node node : List.copyOf(nodes)) {
                if (node == this || random.nextDouble() >= lost) {
                    node.peers.heard(message);
                }
            }
        }

        void come(Here one) {
            people.add(one);
            peers.touched(one);
        }

        void go(Here one) {
            people.remove(one);
            peers.touched(one);
        }

        @Override
        public Collection<Here> everybody() {
            return List.copyOf(people);
        }

        @Override
        public boolean has(Here one) {
            return people.contains(one);
        }

        @Override
        public void changed(Here one) {
            if (peers.has(one)) {
                shown.add(one);
            } else {
                shown.remove(one);
            }
        }

        Set<Here> elsewhere() {
            Set<Here> all = new HashSet<>();
            nodes.stream().filter(n -> n != this).forEach(n -> all.addAll(n.people));
            return all;
        }
    }

    private static Here one(int journal, int person) {
        return new Here(JournalId.of(new WorkspaceId("acme"), "channel", "c" + journal), new PersonId("p" + person));
    }

    private void pass(Duration time) {
        long end = now + time.toNanos();
        while (now < end) {
            now += Peers.TURN.toNanos();
            nodes.forEach(n -> n.peers.turn());
        }
    }

    private void allKnowAll() {
        for (Node node : nodes) {
            assertThat(node.shown).isEqualTo(node.elsewhere());
            node.elsewhere().forEach(h -> assertThat(node.peers.in(h.journal())).contains(h.person()));
        }
    }

    @Test
    void aNodeThatComesLaterLearnsWhoWasThereAndIsLearntOf() {
        Node first = new Node("first");
        first.come(one(1, 1));
        pass(SOON);
        Node second = new Node("second");
        second.come(one(1, 2));
        pass(Duration.ofSeconds(2));
        allKnowAll();
        first.go(one(1, 1));
        second.come(one(2, 2));
        pass(Duration.ofMillis(400));
        allKnowAll();
    }

    @Test
    void whoComesBeforeANodeHasHeardOfTheOthersIsLearntOf() {
        Node first = new Node("first");
        pass(Duration.ofMillis(400));
        Node second = new Node("second");
        pass(Peers.TURN);
        second.come(one(1, 2));
        first.come(one(1, 1));
        pass(SOON);
        allKnowAll();
    }

    @Test
    void whoIsOnTwoNodesIsHereUntilTheyLeaveBoth() {
        Node watching = new Node("watching");
        Node left = new Node("left");
        Node right = new Node("right");
        pass(SOON);
        left.come(one(1, 1));
        right.come(one(1, 1));
        pass(SOON);
        left.go(one(1, 1));
        pass(SOON);
        assertThat(watching.shown).containsExactly(one(1, 1));
        right.go(one(1, 1));
        pass(SOON);
        assertThat(watching.shown).isEmpty();
    }

    @Test
    void thePeopleOfADeadNodeAreGoneWithinTheBoundAndNoSooner() {
        Node watching = new Node("watching");
        Node dying = new Node("dying");
        dying.come(one(1, 1));
        pass(SOON);
        nodes.remove(dying);
        pass(Peers.PATIENCE.minus(Peers.BEAT).minus(Duration.ofSeconds(1)));
        assertThat(watching.shown).as("a silence that can be a loss").hasSize(1);
        pass(Peers.BEAT.plus(Duration.ofSeconds(1)).plus(Peers.TURN));
        assertThat(watching.shown).isEmpty();
        assertThat(watching.peers.count()).isZero();
    }

    @Test
    void aNodeThatIsStoppedTakesItsPeopleWithItAtOnce() {
        Node watching = new Node("watching");
        Node stopped = new Node("stopped");
        stopped.come(one(1, 1));
        pass(SOON);
        stopped.peers.bye();
        nodes.remove(stopped);
        pass(Peers.TURN);
        assertThat(watching.shown).isEmpty();
    }

    @Test
    void aNodeAloneTellsNothingButThatItLives() {
        Node alone = new Node("alone");
        pass(SOON);
        messages = 0;
        for (int i = 0; i < 100; i++) {
            alone.come(one(i, i));
        }
        pass(Duration.ofSeconds(10));
        assertThat(messages).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverIsLostEverybodyAgreesSoonAfter(int seed) {
        random.setSeed(seed);
        for (int i = 0; i < 4; i++) {
            new Node("n" + i);
        }
        for (int round = 0; round < 20; round++) {
            lost = 0.4;
            for (int act = 0; act < 60; act++) {
                Node node = nodes.get(random.nextInt(nodes.size()));
                Here one = one(random.nextInt(300), random.nextInt(20));
                if (random.nextInt(3) == 0) {
                    node.go(one);
                } else {
                    node.come(one);
                }
                if (random.nextInt(4) == 0) {
                    pass(Duration.ofMillis(random.nextInt(1_500)));
                }
            }
            if (random.nextInt(4) == 0) {
                nodes.remove(random.nextInt(nodes.size()));
                new Node("again" + round);
            }
            lost = 0;
            pass(Peers.PATIENCE.plus(SOON));
            allKnowAll();
        }
    }

    @Test
    void longListingsAreTakenApart() {
        Node first = new Node("first");
        Node second = new Node("second");
        pass(SOON);
        for (int i = 0; i < 5_000; i++) {
            first.come(one(i, i % 7));
        }
        pass(SOON);
        allKnowAll();
        new Node("third");
        pass(SOON);
        allKnowAll();
        assertThat(second.shown).hasSize(5_000);
    }

    @Test
    void whatIsNoMessageOfTheirsIsLeftAlone() {
        Node node = new Node("node");
        for (String other : List.of(
                "whisper\ta\tb",
                "presence\tx",
                "presence\tx\tone\tBEAT",
                "presence\tx\t1\tDANCE",
                "presence\tx\t1\tCHANGES\n+acme\tchannel:c",
                "presence\tx\t1\tCHANGES\n")) {
            node.peers.heard(other);
            pass(Peers.TURN);
        }
        assertThat(node.shown).isEmpty();
    }
}
