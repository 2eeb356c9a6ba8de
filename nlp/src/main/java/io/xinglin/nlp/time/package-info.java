/**
 * Times of a note normalised to dates with their precision, and tied to the mentions they date. Depends on {@code text}
 * only.
 */
package io.xinglin.nlp.time;
