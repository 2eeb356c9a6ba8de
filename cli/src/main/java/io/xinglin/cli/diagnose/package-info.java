/**
 * {@code xinglin diagnose}: records in, ranked diseases out; the report of the knowledge base. May depend on core and nlp.
 */
package io.xinglin.cli.diagnose;
