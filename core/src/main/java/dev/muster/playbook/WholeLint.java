package dev.muster.playbook;

import dev.muster.incident.Severity;
import dev.muster.playbook.AuthoringViews.Finding;
import dev.muster.playbook.PlaybookContent.ChannelPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is legal and unwise about a playbook as a whole: its promises and its texts. */
final class WholeLint {
    private WholeLint() {}

    static void findInto(String root, PlaybookContent content, List<Finding> found) {
        if (content.severity() == Severity.SEV1 && content.updateEveryMinutes() == null) {
            found.add(Lints.warning(
                    root + ".updateEveryMinutes",
                    "no-update-cadence",
                    "nobody is promised an update of a SEV1; say how often one comes"));
        }
        Set<String> places = new HashSet<>(Opening.PLACES);
        content.roles().forEach(r -> places.add("role." + r.name()));
        text(root + ".channelName", content.channelName(), places, found);
        text(root + ".welcome", content.welcome(), places, found);
        text(root + ".callLink", content.callLink(), places, found);
        text(root + ".updateTemplate", content.updateTemplate(), places, found);
        Set<String> purposes = new HashSet<>();
        for (int i = 0; i < content.channels().size(); i++) {
            ChannelPlan channel = content.channels().get(i);
            String at = root + ".channels[" + i + "]";
            text(at + ".name", channel.name(), places, found);
            if (!purposes.add(channel.purpose().toLowerCase(Locale.ROOT))) {
                found.add(Lints.warning(
                        at + ".purpose",
                        "duplicate-title",
                        "another channel is for " + channel.purpose() + " already",
                        Map.of("title", channel.purpose())));
            }
        }
        if (content.updateTemplate() != null && content.updateEveryMinutes() == null) {
            found.add(Lints.hint(
                    root + ".updateEveryMinutes",
                    "template-without-cadence",
                    "updates have a template and are never promised; say how often one comes"));
        }
    }

    private static void text(String at, @Nullable String text, Set<String> places, List<Finding> found) {
        if (text == null) {
            return;
        }
        Template.places(text).stream()
                .filter(p -> !places.contains(p))
                .forEach(p -> found.add(Lints.hint(
                        at,
                        "unfilled-place",
                        "{" + p + "} is filled only when whoever declares brings a parameter " + p
                                + "; else it stays as it is written",
                        Map.of("place", p))));
    }
}
