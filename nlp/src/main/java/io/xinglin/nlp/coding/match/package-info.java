/**
 * How like a text and a name are: n-grams in common, what coded texts taught (associations, translations), and the features
 * that a ranking rests on. Plain Java; depends on {@code nlp.coding.term} and {@code
 * nlp.coding.semantic} only.
 */
package io.xinglin.nlp.coding.match;
