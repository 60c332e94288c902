package dev.muster.engine;

import static dev.muster.engine.Live.eventually;
import static dev.muster.engine.Live.journal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.TestMuster;
import dev.muster.TestMuster.People;
import dev.muster.access.Directory;
import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When it is asked again who people are, it is asked once for everybody, however many connections they have. */
class RechecksTest {
    private static final int CONNECTIONS = 20;
    private final AtomicInteger asked = new AtomicInteger();
    private final Live live = new Live(this::counting, Duration.ofHours(1));

    @AfterEach
    void close() {
        live.close();
    }

    private Directory counting(People people) {
        return (Directory) Proxy.newProxyInstance(
                Directory.class.getClassLoader(), new Class<?>[] {Directory.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("person")) {
                        asked.incrementAndGet();
                    }
                    return method.invoke(people, arguments);
                });
    }

    @Test
    void whoHasManyConnectionsIsAskedForOnce() {
        ChannelId channel = live.channel(true);
        List<Recorder> outlets =
                Stream.generate(Recorder::new).limit(CONNECTIONS).toList();
        outlets.forEach(o -> live.follow(live.muster, "ada", channel, live.head(channel), o));
        asked.set(0);
        live.muster.accessChanged(TestMuster.ACME, new PersonId("ada"));
        assertThat(asked).hasPositiveValue().hasValueLessThan(CONNECTIONS / 2);
        live.post(live.muster, "ada", channel, "all are still there");
        outlets.forEach(o -> eventually(() -> o.last(journal(channel)) == live.head(channel)));
    }
}
