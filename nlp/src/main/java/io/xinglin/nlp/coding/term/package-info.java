/**
 * Names of diagnoses and operations: the form they are compared in, their parts, and the table of all names a coder may
 * answer. Plain Java; depends on core, {@code nlp.text} and the code lists of {@code nlp.coding}.
 */
package io.xinglin.nlp.coding.term;
