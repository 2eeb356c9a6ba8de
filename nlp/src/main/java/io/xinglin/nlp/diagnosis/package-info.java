/**
 * Aided diagnosis: a written knowledge base of diseases and findings, the findings of a record, the ranking with its
 * reasons, alarms and next questions. Schema and method: {@code docs/architecture/diagnosis.md}. Depends on core, the
 * note engine's own stages and {@code coding}; plain Java.
 */
package io.xinglin.nlp.diagnosis;
