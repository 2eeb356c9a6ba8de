/**
 * HL7 v2 over MLLP, in and out: the only package that names HAPI HL7v2. May depend on inbox, outbox, patient, order and
 * core.
 */
package io.xinglin.ejb.hl7;
