package dev.muster.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.command.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command more than may wait is refused before it is read, and nothing else is. */
class InFlightTest {
    private static final String COMMAND = "{\"type\":\"command\",\"id\":\"k1\",\"name\":\"note.post\",\"data\":{}}";
    private final InFlight inFlight = new InFlight(1);

    @Test
    void isRefusedUnderItsIdOnlyWhileAnotherWaits() {
        assertThat(inFlight.refused(COMMAND)).isNull();
        inFlight.enter();
        assertThat(inFlight.refused(COMMAND)).isEqualTo("k1");
        assertThatThrownBy(inFlight::enter).isInstanceOf(Rejection.class);
        inFlight.leave();
        assertThat(inFlight.refused(COMMAND)).isNull();
    }

    @Test
    void isToldAsARefusalOfAnySortIs() {
        assertThat(Frames.tooMany("k1")).isEqualTo(Frames.refused("k1", Refusal.busy(InFlight.TOO_MANY)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"ping\",\"id\":\"k1\"}",
                "{\"id\":\"k1\",\"type\":\"command\"}",
                "{\"type\":\"command\",\"id\":\"a\\u0062\"}",
                "{\"type\":\"command\",\"id\":\"\"}",
                "{\"type\":\"command\",\"id\":\"k1",
                "nonsense"
            })
    void whatIsNotClearlyACommandIsRead(String frame) {
        inFlight.enter();
        assertThat(inFlight.refused(frame)).isNull();
    }
}
