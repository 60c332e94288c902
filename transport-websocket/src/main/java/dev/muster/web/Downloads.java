package dev.muster.web;

import dev.muster.Muster;
import dev.muster.access.Caller;
import dev.muster.command.Rejection;
import dev.muster.file.FileId;
import dev.muster.file.FileTypes;
import dev.muster.file.FileViews.FileView;
import dev.muster.file.FileViews.OpenEvidence;
import dev.muster.file.FileViews.OpenFile;
import dev.muster.file.FileViews.Opened;
import dev.muster.storage.ContentId;
import dev.muster.storage.DamagedContent;
import dev.muster.storage.FileStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/**
 * Gives a file away, to be saved and never to be shown: as an attachment, of a type that no browser runs, sniffed by
 * none, and in a sandbox if it should be opened all the same. The engine is asked about the very file each time, also
 * for a part of it.
 */
final class Downloads {
    /** The content policy of whatever somebody has uploaded. */
    static final String POLICY = Reply.POLICY + "; sandbox";

    private static final Set<String> AS_THEY_ARE = Set.of(
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "image/bmp",
            "application/pdf",
            "application/zip",
            "application/gzip",
            "application/json",
            "text/plain",
            "video/mp4",
            "video/webm",
            "audio/mpeg",
            "audio/ogg",
            "audio/wav");
    private final Muster muster;
    private final Thumbnails thumbnails;
    private final FileTransfers settings;
    private final Slots slots;

    private final String embedders;

    /** @param elsewhere whether files have an origin of their own, so that pages of another one show pictures of it */
    Downloads(Muster muster, FileTransfers settings, boolean elsewhere) {
        this.muster = muster;
        this.embedders = elsewhere ? "cross-origin" : "same-origin";
        this.settings = settings;
        this.slots = Slots.downloads(settings);
        this.thumbnails = new Thumbnails(settings);
    }

    void file(HttpServletRequest request, HttpServletResponse response, Caller caller, String id) throws IOException {
        Opened opened = muster.ask(caller, new OpenFile(id(id)));
        if (opened.content() == null) {
            opened = muster.ask(caller, new OpenEvidence(opened.file().id()));
        }
        FileStore.Content content = content(opened);
        headers(response, embedders);
        String tag = '"' + opened.file().sha256() + '"';
        response.setHeader("ETag", tag);
        response.setHeader("Accept-Ranges", "bytes");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(304);
            return;
        }
        response.setHeader(
                "Content-Disposition", Disposition.attachment(opened.file().name()));
        response.setContentType(type(opened.file().type()));
        Optional<ByteRange> range = range(request, response, content.size(), tag);
        ByteRange wanted = range.orElse(new ByteRange(0, content.size()));
        range.ifPresent(r -> response.setHeader("Content-Range", r.header(content.size())));
        response.setStatus(range.isPresent() ? 206 : 200);
        response.setContentLengthLong(wanted.length());
        send(request, response, caller, () -> content.read(wanted.from(), wanted.length()));
    }

    /** The file's id, when the caller may read it; that it is read is not recorded by this. */
    FileId readable(Caller caller, String id) {
        return muster.ask(caller, new OpenFile(id(id))).file().id();
    }

    private interface Source {
        InputStream open() throws IOException;
    }

    /** The first bytes are read before anything is said, so that damage is a refusal and not half a file. */
    private void send(HttpServletRequest request, HttpServletResponse response, Caller caller, Source source)
            throws IOException {
        Leaving leaving = null;
        Slots.Slot slot = slots.take(caller);
        InputStream in = null;
        try {
            in = source.open();
            leaving = new Leaving(request, response, in, slot, new Pace(settings, System::nanoTime));
        } finally {
            if (leaving == null) {
                slot.close();
                if (in != null) {
                    in.close();
                }
            }
        }
        leaving.begin();
    }

    private static Optional<ByteRange> range(
            HttpServletRequest request, HttpServletResponse response, long size, String tag) {
        String since = request.getHeader("If-Range");
        if (since != null && !since.equals(tag)) {
            return Optional.empty();
        }
        try {
            return ByteRange.of(request.getHeader("Range"), size);
        } catch (Failed e) {
            response.setHeader("Content-Range", "bytes */" + size);
            throw e;
        }
    }

    /** A picture made smaller; absent for what is no picture, cannot be read, is too large, or is evidence. */
    void thumbnail(HttpServletRequest request, HttpServletResponse response, Caller caller, String id)
            throws IOException {
        Opened opened = muster.ask(caller, new OpenFile(id(id)));
        if (opened.content() == null || !Thumbnails.possible(opened.file())) {
            throw Failed.notFound();
        }
        FileStore.Content content = content(opened);
        byte[] png = thumbnails.of(content, opened.file().type()).orElseThrow(Failed::notFound);
        headers(response, "same-origin");
        response.setContentType("image/png");
        response.setHeader("Content-Disposition", "inline");
        response.setContentLength(png.length);
        send(request, response, caller, () -> new ByteArrayInputStream(png));
    }

    private FileStore.Content content(Opened opened) {
        ContentId id = opened.content();
        FileView file = opened.file();
        if (id == null) {
            throw Rejection.absent();
        }
        FileStore.Content content = muster.files()
                .flatMap(store -> store.open(id))
                .orElseThrow(() -> new DamagedContent("the content " + id + " of file " + file.id() + " is missing"));
        if (content.size() != file.size()) {
            throw new DamagedContent("the content " + id + " of file " + file.id() + " has " + content.size()
                    + " bytes, not " + file.size());
        }
        return content;
    }

    static FileId id(String id) {
        try {
            return new FileId(id);
        } catch (IllegalArgumentException e) {
            throw Rejection.absent();
        }
    }

    private static String type(String found) {
        String type = AS_THEY_ARE.contains(found) ? found : FileTypes.UNKNOWN;
        return type.startsWith("text/") ? type + ";charset=UTF-8" : type;
    }

    private static void headers(HttpServletResponse response, String embedders) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("Cross-Origin-Resource-Policy", embedders);
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
