/**
 * The store on PostgreSQL and SQLite.
 *
 * <p>Read {@link dev.muster.jdbc.JdbcStore} first: how to open one, and what it promises. Then, for how it
 * keeps the promises, {@code Lanes} (connections and what their failures mean), {@code JdbcTransaction} (one
 * write), {@code EntrySearch} (exact search over an index that trails) and {@code Migrator}. SQL is in resource
 * files beside this package. Depends on {@code storage}, {@code journal}, {@code record} and {@code access} of
 * core, and on nothing that knows a feature.
 */
@NullMarked
package dev.muster.jdbc;

import org.jspecify.annotations.NullMarked;
