package dev.muster.guarantee;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** The folds of the page, run in Node as they are served. Without Node a test is skipped, except where {@code CI=true}. */
final class Folds {
    private static final Pattern IMPORT = Pattern.compile("from '(\\./[a-z-]+\\.js)'");
    private static final String PLACE = "META-INF/resources/muster/state/";
    private final Path folder;

    private Folds(Path folder) {
        this.folder = folder;
    }

    /** Lays them out in a folder. */
    static Folds in(Path folder) throws IOException {
        if (!there() && !"true".equals(System.getenv("CI"))) {
            Assumptions.abort("no node here");
        }
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(folder.resolve("package.json"), "{\"type\":\"module\"}");
        Files.write(folder.resolve("fold.mjs"), resource("dev/muster/guarantee/fold.mjs"));
        copy("room.js", folder.resolve("state"), new HashSet<>());
        return new Folds(folder);
    }

    private static boolean there() {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(String module, Path to, Set<String> done) throws IOException {
        if (!done.add(module)) {
            return;
        }
        byte[] source = resource(PLACE + module);
        Files.write(to.resolve(module), source);
        Matcher imports = IMPORT.matcher(new String(source, StandardCharsets.UTF_8));
        while (imports.find()) {
            copy(imports.group(1).substring(2), to, done);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Folds.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is not on the class path");
            }
            return in.readAllBytes();
        }
    }

    /** What differs, one line each, between what was folded and what was loaded anew. */
    List<String> differences(List<String> cases) throws IOException, InterruptedException {
        Path file = folder.resolve("cases.json");
        Files.write(file, cases);
        Process node = new ProcessBuilder("node", "fold.mjs", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!node.waitFor(60, TimeUnit.SECONDS) || node.exitValue() != 0) {
            throw new IllegalStateException("the folds failed: " + said);
        }
        return said.lines().toList();
    }
}
