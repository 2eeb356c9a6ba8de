/**
 * Pseudonyms in the database: the one place where what leaves can be led back to a patient.
 *
 * <p>May depend on {@code persistence}.
 */
package io.xinglin.ejb.pseudonym;
