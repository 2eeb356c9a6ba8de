/**
 * The only package that names OpenNLP: the document categorizer that tells sections without headings apart, and its
 * trainer. Depends on core and {@code section}.
 */
package io.xinglin.nlp.opennlp;
