/**
 * Who can sign in here, how, and until when: what a host's own user management would be. Tables of their own, in the
 * data folder or beside Muster's in PostgreSQL, so that any number of servers share them. Knows nothing of HTTP. Read
 * {@link dev.muster.server.account.SignIn}, then {@link dev.muster.server.account.Sessions}.
 */
@NullMarked
package dev.muster.server.account;

import org.jspecify.annotations.NullMarked;
