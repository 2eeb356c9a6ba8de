/**
 * Sections of a note: headings first, then cues and a sentence classifier where there are none, then the inner segments
 * of the history of present illness. Depends on {@code text}.
 */
package io.xinglin.nlp.section;
