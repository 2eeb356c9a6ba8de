/**
 * From a whole discharge record to its case: the diagnoses and operations as written, coded through
 * {@code core.coding.DiagnosisCoder}, put in the order of the national rules on the front page, each with the sentence it
 * rests on; and what the text says of the stay. Depends on {@code coding} and {@code text}.
 */
package io.xinglin.nlp.casefile;
