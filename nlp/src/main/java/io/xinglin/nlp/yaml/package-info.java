/**
 * The only package that names the YAML library: a file as maps, lists and texts. Depends on the JDK otherwise.
 */
package io.xinglin.nlp.yaml;
