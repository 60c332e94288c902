package dev.muster.web;

import dev.muster.access.Caller;
import dev.muster.file.FileId;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Another origin for what people upload, so that nothing of theirs is ever of the same origin as the pages (ASVS 5.0,
 * 3.5.4; AC-63). It leads to the same servlet, where whoever asks for a file is sent there, with a pass that opens that one
 * file for them, for a minute; at this origin nothing else is served, and no cookie counts. Immutable; safe for use by
 * several threads.
 */
public final class FileOrigin {
    private final String address;
    private final String origin;
    private final FilePass passes;

    private FileOrigin(URI address, List<byte[]> keys) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("https") || scheme.equals("http"))
                || address.getHost() == null
                || address.getRawUserInfo() != null
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the origin of files is an address such as https://files.example.com/, not " + address);
        }
        this.address = address.toString().endsWith("/") ? address.toString() : address + "/";
        this.origin = Origin.of(scheme, address.getHost(), address.getPort());
        this.passes = new FilePass(keys);
    }

    /**
     * For one server alone: what it hands out ends with it.
     *
     * @param address the mount of the servlet as that origin has it, such as {@code https://files.example.com/}
     * @throws IllegalArgumentException when it is no http or https address, or has a query
     */
    public static FileOrigin of(URI address) {
        byte[] key = new byte[FilePass.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return of(address, List.of(key));
    }

    /**
     * For several servers, which all have the same keys.
     *
     * @param keys 32 bytes each, at least one: the first makes passes, the others only open what was made before
     * @throws IllegalArgumentException as above, or when there is no key or one of another length
     */
    public static FileOrigin of(URI address, List<byte[]> keys) {
        return new FileOrigin(address, keys);
    }

    /** The origin alone, in the form of the header {@code Origin}, such as {@code https://files.example.com}. */
    public String origin() {
        return origin;
    }

    /** True for a request that came by this origin: a host is to answer it with nothing of its own. */
    public boolean isOf(HttpServletRequest request) {
        return new RequestAttempt(request).origin().equals(origin);
    }

    /** Where this caller, who was found to be allowed to read it, gets the file. */
    String link(FileId file, Caller caller) {
        return address + "api/v1/files/" + file.value() + "?pass=" + passes.issue(file, caller);
    }

    /** Whose pass it is, if it is one for this file and its minute is not over. What they may read is to be asked again. */
    Optional<Caller> caller(HttpServletRequest request, FileId file) {
        return new RequestAttempt(request).parameter("pass").flatMap(pass -> passes.caller(pass, file));
    }
}
