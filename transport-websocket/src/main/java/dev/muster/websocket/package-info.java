/**
 * The live socket: a Jakarta WebSocket endpoint that mounts in any servlet container, and a client in Java.
 *
 * <p>Read {@link dev.muster.websocket.Sockets} first, which is all live connections of one node, then
 * {@link dev.muster.websocket.Gate} (who comes in) and {@link dev.muster.websocket.MusterClient}. Nothing is
 * authorised here: the host says who somebody is, the engine says what they may do.
 */
@NullMarked
package dev.muster.websocket;

import org.jspecify.annotations.NullMarked;
