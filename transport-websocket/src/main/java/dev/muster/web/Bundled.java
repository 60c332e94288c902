package dev.muster.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The browser files that came with this library, in a jar or in a folder. */
final class Bundled {
    static final String ROOT = "META-INF/resources/";
    private static final String OWN = "muster/";

    private Bundled() {}

    /** The bytes at a place below META-INF/resources, or null. */
    static byte @Nullable [] read(String place) {
        ClassLoader loader = Bundled.class.getClassLoader();
        try (InputStream in = loader == null ? null : loader.getResourceAsStream(ROOT + place)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A digest of all own files and of which modules they use: another release, another version. */
    static String version(Modules modules) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(modules.places().toString().getBytes(StandardCharsets.UTF_8));
            for (String place : own()) {
                byte[] content = read(place);
                digest.update(place.getBytes(StandardCharsets.UTF_8));
                digest.update(content == null ? new byte[0] : content);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The places of our own files, found beside this class. */
    private static SortedSet<String> own() {
        SortedSet<String> places = new TreeSet<>();
        String self = Bundled.class.getName().replace('.', '/') + ".class";
        URL url = Bundled.class.getResource("Bundled.class");
        if (url == null) {
            return places;
        }
        try {
            URLConnection connection = url.openConnection();
            if (connection instanceof JarURLConnection jar) {
                try (JarFile file = new JarFile(jar.getJarFile().getName())) {
                    file.stream()
                            .map(JarEntry::getName)
                            .filter(n -> n.startsWith(ROOT + OWN) && !n.endsWith("/"))
                            .forEach(n -> places.add(n.substring(ROOT.length())));
                }
            } else if (url.getProtocol().equals("file")) {
                String root = url.toString();
                Path folder = Path.of(URI.create(root.substring(0, root.length() - self.length()) + ROOT));
                if (Files.isDirectory(folder.resolve(OWN))) {
                    try (Stream<Path> files = Files.walk(folder.resolve(OWN))) {
                        files.filter(Files::isRegularFile)
                                .forEach(f -> places.add(
                                        folder.relativize(f).toString().replace('\\', '/')));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places;
    }
}
