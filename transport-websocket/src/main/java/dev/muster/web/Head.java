package dev.muster.web;

import dev.muster.file.FileTypes;
import dev.muster.file.FileViews.LimitsView;
import dev.muster.file.PictureSize;
import dev.muster.file.SharedFile;
import dev.muster.storage.FileStore;
import dev.muster.websocket.Refusal;
import java.util.Optional;

/** The first bytes of a file, and what they show; a type that is not taken in is refused as soon as it shows. */
final class Head {
    private final byte[] bytes = new byte[FileStore.PART];
    private final LimitsView limits;
    private int filled;

    Head(LimitsView limits) {
        this.limits = limits;
    }

    void add(byte[] more, int length) {
        int before = filled;
        int now = Math.min(length, bytes.length - filled);
        System.arraycopy(more, 0, bytes, filled, now);
        filled += now;
        if (before < FileTypes.LOOKED_AT && filled >= FileTypes.LOOKED_AT) {
            check();
        }
    }

    String type() {
        return FileTypes.of(bytes, filled);
    }

    Optional<SharedFile.Picture> size() {
        return PictureSize.of(type(), bytes, filled);
    }

    void check() {
        String type = type();
        if (!limits.takes(type)) {
            throw new Failed(415, Refusal.invalid("type", "files of type " + type + " are not taken in here"));
        }
    }
}
