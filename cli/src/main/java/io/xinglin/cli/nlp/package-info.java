/**
 * {@code xinglin nlp}: notes in, facts out, in bulk. May depend on nlp and core.
 */
package io.xinglin.cli.nlp;
