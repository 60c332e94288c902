/**
 * A runnable Muster: embedded Jetty, accounts, demonstration data and the page's shell. It holds only what a host
 * brings itself, and uses exported packages alone. Read {@link dev.muster.server.Main}, then
 * {@link dev.muster.server.MusterServer}, which puts the parts together.
 */
@NullMarked
package dev.muster.server;

import org.jspecify.annotations.NullMarked;
