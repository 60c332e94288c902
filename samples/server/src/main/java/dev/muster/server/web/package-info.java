/**
 * What this host does with HTTP before anything is looked up: the embedded Jetty, who is at the other end of a
 * connection, which addresses and methods there are, where a change comes from, and what every answer carries. Knows
 * neither accounts nor Muster's engine. Read {@link dev.muster.server.web.Web} first.
 */
@NullMarked
package dev.muster.server.web;

import org.jspecify.annotations.NullMarked;
