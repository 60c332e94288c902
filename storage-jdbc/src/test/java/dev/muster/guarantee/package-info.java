/**
 * What Muster promises, tried on real databases. Read {@link dev.muster.guarantee.History} (what clients saw) and
 * {@link dev.muster.guarantee.Checkers} (what may be true of it) first; {@link dev.muster.guarantee.Nodes} opens nodes,
 * {@link dev.muster.guarantee.Child} is a node that can be killed, {@link dev.muster.guarantee.Mutants} holds the broken
 * stores that each checker has to notice. One class for each guarantee.
 */
package dev.muster.guarantee;
