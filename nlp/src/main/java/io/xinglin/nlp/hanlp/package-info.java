/**
 * The only package that names HanLP: words with parts of speech, and place names. Depends on core and {@code record}.
 */
package io.xinglin.nlp.hanlp;
