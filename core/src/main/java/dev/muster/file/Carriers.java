package dev.muster.file;

import dev.muster.channel.ChannelEvent;
import dev.muster.channel.ChannelEvent.MessageDeleted;
import dev.muster.channel.ChannelEvent.MessagePosted;
import dev.muster.channel.ChannelId;
import dev.muster.channel.MessageTerms;
import dev.muster.command.Amendment;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.file.FileEvent.Attached;
import dev.muster.file.FileEvent.FilesAttached;
import dev.muster.journal.Entry;
import dev.muster.journal.EntryId;
import dev.muster.journal.JournalId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The messages that carry files: what a message takes with it when it is posted, and what goes with it when it is
 * deleted. A file is carried by one message at most, and a message shows of its files what they are.
 */
final class Carriers {
    private static final String FILES = "files";
    private final FileRules rules;

    Carriers(FileRules rules) {
        this.rules = rules;
    }

    /** A message takes the files that it names, all of them or it is refused; the answer says why of none of them. */
    Decision posted(EntryId at, MessagePosted event, State state, Context context) {
        Decision decision = new Decision();
        List<String> named = event.files();
        if (named == null || named.isEmpty()) {
            return decision;
        }
        if (named.size() > rules.limits().perMessage()) {
            throw Rejection.invalid(
                    FILES, "a message carries at most " + rules.limits().perMessage() + " files; send another");
        }
        if (new HashSet<>(named).size() < named.size()) {
            throw Rejection.invalid(FILES, "a file is named twice; name it once");
        }
        Entry message = state.entry(at.journal(), at.sequence()).orElseThrow();
        Map<String, SharedFile> found = state.all(SharedFile.KIND, named);
        List<Object> shown = new ArrayList<>();
        List<Attached> attached = new ArrayList<>();
        long number = state.head(at.journal()).sequence() + 1;
        for (String id : named) {
            SharedFile file = found.get(id);
            if (file == null || !takes(file, new ChannelId(at.journal().id()), context)) {
                throw Rejection.invalid(
                        FILES, "one of these is no file that you have uploaded to this channel and not posted yet");
            }
            SharedFile carried = file.carriedBy(message.sequence(), number);
            decision.put(SharedFile.KIND, carried).cancel(FileRules.expiry(file));
            shown.add(shown(carried));
            attached.add(Attached.of(carried));
        }
        return decision.append(at.journal(), new FilesAttached(message.sequence(), attached))
                .amend(at.journal(), message.sequence(), Amendment.of(message).with(FILES, shown), message.index());
    }

    private static boolean takes(SharedFile file, ChannelId channel, Context context) {
        return file.channel().equals(channel)
                && file.by().equals(context.actor().id())
                && file.message() == 0;
    }

    /** What a message shows of a file. */
    private static Map<String, Object> shown(SharedFile file) {
        Map<String, Object> shown = new TreeMap<>();
        shown.put("id", file.id().value());
        shown.put("name", file.name());
        shown.put("type", file.type());
        shown.put("size", file.size());
        SharedFile.Picture picture = file.picture();
        if (picture != null) {
            shown.put("width", picture.width());
            shown.put("height", picture.height());
        }
        if (file.evidence() != 0) {
            shown.put("evidence", true);
        }
        return shown;
    }

    /** What a message had with it goes with it; evidence stays on the register. */
    Decision deleted(EntryId at, MessageDeleted event, State state, Context context) {
        ChannelId channel = new ChannelId(at.journal().id());
        List<SharedFile> carried = state.find(SharedFile.KIND, SharedFile.carrier(channel, event.message()));
        Entry message = state.entry(at.journal(), event.message()).orElse(null);
        boolean carries = message != null && !files(message).isEmpty();
        if (message == null || (carried.isEmpty() && !carries)) {
            return new Decision();
        }
        Decision decision =
                rules.gone(carried.stream().filter(f -> f.evidence() == 0).toList(), state, context);
        carried.stream().filter(f -> f.evidence() != 0).forEach(f -> decision.put(SharedFile.KIND, f.carriedBy(0, 0)));
        carried.stream()
                .map(SharedFile::attached)
                .distinct()
                .forEach(number -> hide(decision, number, at.journal(), state));
        return decision.amend(
                at.journal(), message.sequence(), Amendment.of(message).without(FILES), message.index());
    }

    private static void hide(Decision decision, long attached, JournalId journal, State state) {
        state.entry(journal, attached)
                .ifPresent(
                        e -> decision.amend(journal, attached, Amendment.of(e).without(FILES), e.index()));
    }

    /** A message shows that a file of it is gone, and nothing of what it was; nor does anything else. */
    static void lose(Decision decision, SharedFile file, JournalId journal, State state) {
        hide(decision, file.attached(), journal, state);
        show(decision, file, Map.of("id", file.id().value(), "removed", true), journal, state);
    }

    /** A message shows a file of it as it is now. */
    static void show(Decision decision, SharedFile file, JournalId journal, State state) {
        show(decision, file, shown(file), journal, state);
    }

    private static void show(
            Decision decision, SharedFile file, Map<String, Object> now, JournalId journal, State state) {
        state.entry(journal, file.message()).ifPresent(message -> {
            List<Object> all = new ArrayList<>();
            boolean any = false;
            for (Object one : files(message)) {
                boolean same =
                        one instanceof Map<?, ?> shown && file.id().value().equals(shown.get("id"));
                Object after = same ? now : one;
                any |= after instanceof Map<?, ?> shown && shown.get("removed") == null;
                all.add(after);
            }
            decision.amend(
                    journal,
                    message.sequence(),
                    Amendment.of(message).with(FILES, all),
                    any ? message.index() : MessageTerms.with(message.index(), ChannelEvent.HAS_FILE, false));
        });
    }

    private static List<?> files(Entry message) {
        return Amendment.of(message).set().get(FILES) instanceof List<?> list ? list : List.of();
    }
}
