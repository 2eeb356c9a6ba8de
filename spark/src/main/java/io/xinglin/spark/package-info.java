/**
 * The note engine and the statistics inside Apache Spark, for archives larger than a machine. May depend on Spark, core and
 * nlp; nobody depends on it.
 */
package io.xinglin.spark;
