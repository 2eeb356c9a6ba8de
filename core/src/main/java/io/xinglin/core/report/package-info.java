/**
 * The diagnostic report a clinician reviews and signs. May depend on imaging, order, study and patient.
 */
package io.xinglin.core.report;
