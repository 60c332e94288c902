package dev.muster.jdbc;

import dev.muster.storage.UnsafeStore;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Refuses a database that would lose what it acknowledged, and says in words what a commit survives. */
final class Durability {
    private static final int OLDEST = 15;

    private Durability() {}

    static String sqlite(Handle handle, boolean allowed) {
        String mode =
                handle.createQuery("PRAGMA journal_mode").mapTo(String.class).one();
        int level =
                handle.createQuery("PRAGMA synchronous").mapTo(Integer.class).one();
        List<String> faults = new ArrayList<>();
        if (!mode.equalsIgnoreCase("wal")) {
            faults.add("journal_mode is " + mode + ", and must be WAL; the file's file system may not support it");
        }
        if (level < 2) {
            faults.add("synchronous is " + (level == 1 ? "NORMAL" : "OFF") + ", and must be FULL");
        }
        return stated(faults, allowed, "a commit is on the disk before it is acknowledged (WAL, synchronous=FULL)");
    }

    static String postgres(Handle handle, boolean allowed) {
        int version = setting(handle, "server_version_num").transform(Integer::parseInt) / 10_000;
        if (version < OLDEST) {
            throw new UnsafeStore("PostgreSQL " + version + " is too old; use " + OLDEST + " or newer");
        }
        List<String> faults = new ArrayList<>();
        for (String name : List.of("fsync", "full_page_writes")) {
            if (!setting(handle, name).equals("on")) {
                faults.add(name + " is off, and must be on");
            }
        }
        String commit = setting(handle, "synchronous_commit");
        String standbys = setting(handle, "synchronous_standby_names");
        if (commit.equals("off") || (commit.equals("local") && !standbys.isEmpty())) {
            faults.add("synchronous_commit is " + commit + ", and must be on");
        }
        String kept = standbys.isEmpty()
                ? "a commit is on the server's disk before it is acknowledged (synchronous_commit=" + commit + ")"
                : "a commit is on the server's disk and at its synchronous standbys before it is acknowledged"
                        + " (synchronous_commit=" + commit + ", " + standbys + ")";
        return stated(faults, allowed, kept);
    }

    private static String setting(Handle handle, String name) {
        return handle.createQuery("SELECT current_setting(:name)")
                .bind("name", name)
                .mapTo(String.class)
                .one();
    }

    private static String stated(List<String> faults, boolean allowed, String kept) {
        if (faults.isEmpty()) {
            return kept;
        }
        String all = String.join("; ", faults);
        if (!allowed) {
            throw new UnsafeStore("acknowledged work could be lost: " + all);
        }
        return "UNSAFE, for tests only: acknowledged work can be lost: " + all;
    }
}
