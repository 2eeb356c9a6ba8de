/**
 * From the terms a text may mean to those it does mean: the likelihood of each, then a second look at all of them together.
 * Plain Java; depends on {@code nlp.coding.match} and {@code nlp.coding.boost}.
 */
package io.xinglin.nlp.coding.rank;
