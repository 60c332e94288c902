package dev.muster.bench;

import dev.muster.Muster;
import dev.muster.command.Outcome;
import dev.muster.incident.IncidentCommands.DeclareIncident;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The playbook that incidents of the benchmarks are run by: 20 tasks, each with an owner and a backup. */
final class Outage {
    /** How many tasks it has. */
    static final int TASKS = 20;

    private Outage() {}

    /** Publishes it for so many people, who all are invited; answers its id. */
    static String publish(Muster muster, int people) {
        return publish(muster, people, people);
    }

    /** The same with tasks of fewer owners; those of one owner are watched by nothing. */
    static String publish(Muster muster, int people, int owners) {
        String tasks = IntStream.range(0, TASKS)
                .mapToObj(i -> "{\"title\":\"Task " + i + "\",\"owner\":\"p" + i % owners + "\",\"backup\":\"p"
                        + (i % owners + 1) % people + "\""
                        + (i < 3 && owners > 1 ? ",\"escalateAfterSeconds\":3600" : "") + "}")
                .collect(Collectors.joining(","));
        String invited =
                IntStream.range(0, people).mapToObj(i -> "\"p" + i + "\"").collect(Collectors.joining(","));
        String content = "{\"content\":{\"title\":\"Outage\",\"severity\":\"SEV2\",\"invite\":[" + invited + "],"
                + "\"roles\":[{\"name\":\"commander\",\"title\":\"Incident commander\",\"primary\":\"p0\","
                + "\"backup\":\"p1\"}],\"updateEveryMinutes\":30,"
                + "\"checklists\":[{\"title\":\"First\",\"tasks\":[" + tasks + "]}]}}";
        return muster.submit(Crowd.caller(0), "playbook.publish", content.getBytes(StandardCharsets.UTF_8), "publish")
                .join()
                .id("playbook");
    }

    /** Opens an incident by it. */
    static Outcome open(Muster muster, int who, String playbook) {
        return muster.run(
                Crowd.caller(who),
                DeclareIncident.of("payments are failing", null, playbook),
                UUID.randomUUID().toString());
    }
}
