package dev.muster.context;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.transport.Outbound;
import dev.muster.transport.Outbound.Answer;
import dev.muster.transport.Outbound.Failure;
import dev.muster.transport.Outbound.Reply;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Asks for JSON, and reads what comes within limits. */
final class Answers {
    private static final int MOST_BYTES = 262_144;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(100)
                    .maxDocumentLength(MOST_BYTES)
                    .build())
            .build());

    private Answers() {}

    /**
     * The JSON at an address.
     *
     * @param refusals true when an answer that is no success may be read too
     * @throws IOException with a sentence for people
     */
    static JsonNode json(Outbound outbound, URI address, Map<String, String> headers, Duration limit, boolean refusals)
            throws IOException, InterruptedException {
        Reply reply = outbound.send(Outbound.Request.get(address, headers, MOST_BYTES, limit));
        if (reply instanceof Failure failure) {
            throw new IOException(failure.what());
        }
        Answer answer = (Answer) reply;
        if (answer.status() / 100 != 2 && !refusals) {
            throw new IOException("the other side answered with status " + answer.status());
        }
        try {
            JsonNode tree = JSON.readTree(answer.body());
            if (tree == null || tree.isMissingNode()) {
                throw new IOException("the other side answered nothing, with status " + answer.status());
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new IOException("the other side did not answer with JSON, status " + answer.status(), e);
        }
    }
}
