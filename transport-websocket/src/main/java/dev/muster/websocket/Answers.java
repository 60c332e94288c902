package dev.muster.websocket;

import dev.muster.command.Outcome;
import dev.muster.journal.JournalId;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** How outcomes and answers look outside; the one place, so that the socket and HTTP say the same. */
public final class Answers {
    private Answers() {}

    /**
     * What a sender of a command is told.
     *
     * @param ids what was made, by name
     * @param positions the journals that grew, by name, each with the number of its last entry by this command
     * @param repeated true when this is the outcome of an earlier send under the same key
     */
    public record Result(Map<String, String> ids, Map<String, Long> positions, boolean repeated) {}

    /** The JSON of an outcome. */
    public static String outcome(Outcome outcome) {
        Map<String, Long> positions = new TreeMap<>();
        for (Map.Entry<JournalId, Long> position : outcome.positions().entrySet()) {
            positions.put(position.getKey().name(), position.getValue());
        }
        return answer(new Result(outcome.ids(), positions, outcome.repeated()));
    }

    /** The JSON of an answer. */
    public static String answer(Object answer) {
        return new String(Json.write(answer), StandardCharsets.UTF_8);
    }
}
