/**
 * Coding: a diagnosis or an operation as a clinician writes it, and the codes of the insurance lists it means; the port of
 * the coder. Depends on the JDK and {@code core.terminology}, {@code core.note}.
 */
package io.xinglin.core.coding;
