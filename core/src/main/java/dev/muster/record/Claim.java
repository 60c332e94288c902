package dev.muster.record;

/**
 * A job that one node has taken for the length of a lease. The fence tells this claim from every other claim
 * of the same job, earlier or later: an effect commits only while its fence is still the job's own.
 *
 * @param job the job as it was when claimed
 * @param fence a number that grows with every claim and every rewrite of the job
 */
public record Claim(Job job, long fence) {}
