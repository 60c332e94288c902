package dev.muster.exchange;

import dev.muster.channel.Marking;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Traffic Light Protocol markings of a CACAO file. A playbook has none itself, its channels have. */
final class CacaoMarkings {
    /** The ids that the standard itself gives them. */
    private static final Map<String, Marking> STANDARD = Map.of(
            "marking-tlp--94868c89-83c2-464b-929b-a1a8aa3c8487", Marking.CLEAR,
            "marking-tlp--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", Marking.GREEN,
            "marking-tlp--55d920b0-5e8b-4f79-9ee9-91f868d9b421", Marking.AMBER,
            "marking-tlp--939a9414-2ddd-4d32-a0cd-375ea402b003", Marking.AMBER_STRICT,
            "marking-tlp--e828b379-4e03-4974-9ac4-e53a884c97c1", Marking.RED);

    private CacaoMarkings() {}

    /** The label of the narrowest; null for none. */
    static @Nullable String of(Fields file, Notes notes) {
        Marking narrowest = null;
        Fields definitions = file.object("data_marking_definitions");
        for (String id : file.texts("markings")) {
            Marking marking = marking(id, definitions.object(id));
            if (marking == null) {
                notes.ignored("markings", "cacao.marking", "a marking that is not of the TLP means nothing here");
            } else if (narrowest == null || marking.compareTo(narrowest) > 0) {
                narrowest = marking;
            }
        }
        if (narrowest == null) {
            return null;
        }
        notes.changed(
                "markings",
                "cacao.tlp",
                "is marked " + narrowest.label() + "; the description says so, channels are marked one by one");
        return narrowest.label();
    }

    private static @Nullable Marking marking(String id, Fields definition) {
        String level = definition.text("tlpv2_level");
        return Arrays.stream(Marking.values())
                .filter(m -> m.label().equals(level))
                .findFirst()
                .orElse(STANDARD.get(id));
    }
}
