package dev.muster.command;

/**
 * A question whose properties hold a secret. A transport takes it only where no address holds its properties, because
 * addresses are kept: by proxies, access logs and browsers.
 *
 * @param <R> what the answer is
 */
public interface SecretQuestion<R> extends Question<R> {}
