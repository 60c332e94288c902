package dev.muster.file;

import dev.muster.access.Rank;
import dev.muster.channel.ChannelAccess;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.file.FileCommands.AddFile;
import dev.muster.file.FileCommands.ExpectContent;
import dev.muster.file.FileCommands.ExpireFile;
import dev.muster.file.FileCommands.RemoveFile;
import dev.muster.file.FileEvent.FileRemoved;
import dev.muster.file.FileViews.LimitsView;
import dev.muster.file.FileViews.ShowLimits;
import dev.muster.journal.JournalId;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What may be done with files as such, and what comes of it.
 *
 * @param limits what is taken in
 * @param keeps true when there is a file store
 */
record FileRules(FileLimits limits, boolean keeps) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9.+-]{0,62}/[a-z0-9][a-z0-9.+-]{0,126}");
    private static final int LONGEST_SIDE = 1_000_000;

    ExpectContent check(ExpectContent command, Admission admission) {
        return new ExpectContent(command.channel(), digest(command.sha256()));
    }

    Decision expect(ExpectContent command, State state, Context context) {
        Decision decision = new Decision();
        Content.expect(decision, command.channel(), command.sha256(), limits.grace(), state, context);
        return decision;
    }

    AddFile check(AddFile command, Admission admission) {
        if (!keeps) {
            throw Rejection.invalid("file", "no files are kept here; ask the operator to set up a file store");
        }
        Limits.within("size", command.size(), 0, limits.largest());
        String type = Limits.required("type", command.type(), 200);
        if (!TYPE.matcher(type).matches()) {
            throw Rejection.invalid("type", "must be a media type such as image/png");
        }
        if (!limits.takes(type)) {
            throw Rejection.invalid("type", "files of type " + type + " are not taken in here; send it another way");
        }
        SharedFile.Picture picture = command.picture();
        if (picture != null) {
            Limits.within("width", picture.width(), 1, LONGEST_SIDE);
            Limits.within("height", picture.height(), 1, LONGEST_SIDE);
        }
        String name = Endings.honest(FileNames.clean(Limits.present("name", command.name())), type);
        String sha256 = digest(command.sha256());
        return new AddFile(command.channel(), name, type, command.size(), sha256, picture, FileId.fresh());
    }

    private static String digest(String sha256) {
        if (!SHA256.matcher(Limits.present("sha256", sha256)).matches()) {
            throw Rejection.invalid("sha256", "must be 64 hexadecimal digits in lower case");
        }
        return sha256;
    }

    Decision add(AddFile command, State state, Context context) {
        if (waiting(state, context) >= limits.waiting()) {
            throw Rejection.conflict("you have " + limits.waiting()
                    + " files that are in no message yet; post or remove some of them first");
        }
        if (command.size() > left(state, command)) {
            throw Rejection.conflict("the files of this channel are too many for what is kept here; remove some first");
        }
        SharedFile file = new SharedFile(
                Objects.requireNonNull(command.made(), "admitted commands have an id"),
                command.channel(),
                command.name(),
                command.type(),
                command.size(),
                command.sha256(),
                command.picture(),
                context.actor().id(),
                context.now(),
                0,
                0,
                0);
        Decision decision = new Decision()
                .put(SharedFile.KIND, file)
                .schedule(
                        expiry(file), context.now().plus(limits.patience()), new ExpireFile(file.channel(), file.id()))
                .answer("file", file.id());
        FileUsage.add(decision, file, state);
        Content.use(decision, file.sha256());
        return decision;
    }

    private static int waiting(State state, Context context) {
        return state.find(SharedFile.KIND, SharedFile.waiting(context.actor().id()))
                .size();
    }

    private long left(State state, AddFile command) {
        return left(state, FileUsage.in(state, command.channel()));
    }

    private long left(State state, FileUsage channel) {
        long here = limits.perChannel() - channel.bytes();
        return Math.max(
                0, Math.min(here, limits.perWorkspace() - FileUsage.all(state).bytes()));
    }

    LimitsView show(ShowLimits question, State state, Context context) {
        long left = keeps ? left(state, FileUsage.in(state, question.channel())) : 0;
        return new LimitsView(
                Math.min(left, limits.largest()), limits.perMessage(), limits.refused(), limits.allowed());
    }

    static String expiry(SharedFile file) {
        return "file.expire/" + file.id();
    }

    Decision remove(RemoveFile command, State state, Context context) {
        SharedFile file = FileAccess.visible(command.file(), command.channel(), state, context);
        boolean own = file.by().equals(context.actor().id());
        boolean owner =
                ChannelAccess.standing(state, file.channel(), context.actor()).rank() == Rank.OWNER;
        if (!own && !owner) {
            throw Rejection.absent();
        }
        if (file.evidence() != 0) {
            throw Rejection.conflict("this file is evidence; evidence stays as it is");
        }
        Decision decision = gone(List.of(file), state, context);
        if (file.message() != 0) {
            JournalId journal = file.channel().journal(context.workspace());
            Carriers.lose(decision, file, journal, state);
            decision.append(journal, new FileRemoved(file.id(), file.name(), file.message()));
        }
        return decision;
    }

    Decision expire(ExpireFile command, State state, Context context) {
        return state.get(SharedFile.KIND, command.file().value())
                .filter(f -> !f.shared())
                .map(f -> gone(List.of(f), state, context))
                .orElseGet(Decision::new);
    }

    /** Removes files of one channel, and has their content removed when they were the last of it. */
    Decision gone(List<SharedFile> files, State state, Context context) {
        Decision decision = new Decision();
        if (files.isEmpty()) {
            return decision;
        }
        for (SharedFile file : files) {
            decision.remove(SharedFile.KIND, file.id().value()).cancel(expiry(file));
        }
        long bytes = files.stream().mapToLong(SharedFile::size).sum();
        FileUsage.remove(decision, files.get(0).channel(), bytes, files.size(), state);
        Content.release(decision, files, limits.grace(), state, context);
        return decision;
    }
}
