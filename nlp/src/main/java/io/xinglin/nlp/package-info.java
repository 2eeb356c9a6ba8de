/**
 * Text to facts: the engine for Chinese medical notes and its factory. Plain Java; libraries live in adapter packages
 * ({@code hanlp}, {@code opennlp}). May depend on core only.
 */
package io.xinglin.nlp;
