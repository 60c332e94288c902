package dev.muster.server.account;

import com.zaxxer.hikari.HikariConfig;

/** What the server's pools of connections have in common. */
public final class Pools {
    private static final long LONGEST_WAIT_MILLIS = 5_000;
    private static final String SILENCE_SECONDS = "7";

    private Pools() {}

    /**
     * A pool that opens connections when they are wanted and waits no longer than five seconds for one. A PostgreSQL that
     * falls silent, in the middle of an answer or while a connection is being opened, is given up after seven: else one
     * silence would keep a connection, its caller, or all further connections for ever.
     *
     * @param name what it is called in figures and logs
     * @param url a JDBC URL; what it says itself goes first
     * @param most how many connections it opens at most
     */
    public static HikariConfig of(String name, String url, int most) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(LONGEST_WAIT_MILLIS);
        config.setInitializationFailTimeout(-1);
        if (url.startsWith("jdbc:postgresql:")) {
            config.addDataSourceProperty("socketTimeout", SILENCE_SECONDS);
        }
        return config;
    }
}
