/** {@code xinglin icd}: codes of written diagnoses and operations, learning and measuring the coder. */
package io.xinglin.cli.icd;
