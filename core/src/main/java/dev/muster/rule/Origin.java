package dev.muster.rule;

/**
 * Where a rule stands that a playbook carries.
 *
 * @param playbook which playbook
 * @param version which version of it: the one that the incident runs by
 * @param rule what the rule is called there
 */
public record Origin(String playbook, int version, String rule) {}
