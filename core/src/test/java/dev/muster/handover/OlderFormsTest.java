package dev.muster.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.handover.HandoverCommands.HandoverSilent;
import dev.muster.handover.HandoverEvent.HandoverEscalated;
import dev.muster.handover.HandoverEvent.HandoverOffered;
import dev.muster.handover.StandupCommands.OpenStandup;
import dev.muster.handover.StandupEvent.StandupAnswered;
import dev.muster.handover.StandupEvent.StandupDigested;
import dev.muster.handover.StandupEvent.StandupOpened;
import dev.muster.handover.StandupEvent.StandupScheduled;
import dev.muster.record.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What journals, documents and jobs said before handovers and standups could do more is still understood. */
class OlderFormsTest {
    private static final String OFFER = "{'id':'h','incident':'i','role':'commander','roleTitle':'Commander',"
            + "'from':'ada','fromName':'Ada','to':'ben','toName':'Ben','backupStays':false,'by':'ada','done':'d',"
            + "'next':'n','blockers':'','openTasks':[],'offeredAt':'2026-03-02T09:00:00Z','askBackupAfterSeconds':300}";
    private static final String STANDUP = "{'id':'s','channel':'c','title':'Daily','zone':'Europe/London',"
            + "'at':['09:00'],'windowMinutes':15,'members':[],'questions':['what?'],"
            + "'nextAt':'2026-03-02T09:00:00Z','pinned':0}";

    private static <T> T read(String json, Class<T> type) {
        return Json.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), type);
    }

    @Test
    void handovers() {
        Handover.Offer offer = read("{'handover':" + OFFER + ",'notified':['ben']}", HandoverOffered.class)
                .handover();
        assertThat(offer.roles()).containsExactly("commander");
        assertThat(offer.shift()).isFalse();
        assertThat(offer.timers()).isEmpty();
        Handover stored = read(
                "{'offer':" + OFFER + ",'asked':'ben','backupAsked':false,'declined':[],'state':'offered'}",
                Handover.class);
        assertThat(stored.level()).isZero();
        assertThat(stored.entry()).isZero();
        assertThat(stored.mayAnswer(offer.to())).isTrue();
        assertThat(read("{'handover':'h','notified':[],'state':'escalated'}", HandoverEscalated.class)
                        .level())
                .isNull();
        assertThat(read("{'incident':'i','handover':'h','asked':'ben'}", HandoverSilent.class)
                        .level())
                .isNull();
    }

    @Test
    void standups() {
        Standup standup =
                read("{'standup':" + STANDUP + "}", StandupScheduled.class).standup();
        assertThat(standup.terms()).isEqualTo(Standup.Terms.NONE);
        assertThat(standup.zones()).hasSize(1);
        assertThat(read("{'channel':'c','standup':'s','planned':'2026-03-02T09:00:00Z'}", OpenStandup.class)
                        .groups())
                .isNull();
        assertThat(read(
                                "{'session':'x','standup':'s','title':'Daily','closesAt':'2026-03-02T09:15:00Z',"
                                        + "'questions':[],'asked':[{'person':'ben','name':'Ben','answered':false}],"
                                        + "'notified':['ben']}",
                                StandupOpened.class)
                        .asked()
                        .get(0)
                        .at())
                .isNull();
        assertThat(read(
                                "{'session':'x','person':'ben','name':'Ben','done':'d','next':'','blockers':''}",
                                StandupAnswered.class)
                        .late())
                .isNull();
        StandupDigested digest = read(
                "{'session':'x','title':'Daily','answers':[{'session':'x','person':'ben','name':'Ben','done':'d',"
                        + "'next':'','blockers':'','at':'2026-03-02T09:01:00Z'}],'missing':[]}",
                StandupDigested.class);
        assertThat(digest.answers().get(0).late()).isFalse();
        assertThat(digest.sentence()).isEqualTo("closed the standup Daily with 1 answer");
    }
}
