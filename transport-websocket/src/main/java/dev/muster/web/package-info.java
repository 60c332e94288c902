/**
 * Everything over HTTP: one servlet with every command and question, the intake of alerts, descriptions of it all, the
 * socket's handshake, and the browser elements. Mounted at any prefix; every address is relative to it.
 *
 * <p>Read {@link dev.muster.web.MusterServlet} first. Nothing is authorised here.
 */
@NullMarked
package dev.muster.web;

import org.jspecify.annotations.NullMarked;
