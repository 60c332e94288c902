/**
 * Automation: on an event, if a condition holds, do actions, with the rights of whoever last said that it should.
 *
 * <p>Begin with {@link dev.muster.rule.Rules}. A new thing to do is a {@link dev.muster.rule.RuleAction}, a new event to
 * begin with a {@link dev.muster.rule.RuleTrigger}. What a rule does is decided by the handlers of the commands that its
 * actions mean: there is no second way in.
 */
@NullMarked
package dev.muster.rule;

import org.jspecify.annotations.NullMarked;
