/**
 * The product's own words for symptoms, diseases, drugs, tests and sites, with codes where known, and their matcher.
 * Sources: PROVENANCE.md beside the tables.
 */
package io.xinglin.nlp.lexicon;
