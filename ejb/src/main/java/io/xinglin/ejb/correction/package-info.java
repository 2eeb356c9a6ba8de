/**
 * Corrections of what was found in notes: kept, traced, and handed out to learn from.
 *
 * <p>May depend on the notes, the audit trail and the database.
 */
package io.xinglin.ejb.correction;
