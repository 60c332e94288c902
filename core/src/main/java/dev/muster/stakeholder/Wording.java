package dev.muster.stakeholder;

/**
 * What is said in one language.
 *
 * @param language such as {@code en} or {@code pt-BR}
 * @param text Markdown, 1 to 10,000 characters
 */
public record Wording(String language, String text) {}
