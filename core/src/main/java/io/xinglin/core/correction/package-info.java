/**
 * What people say should stand in a note instead of what the engine found: kept for the record, and to learn from.
 */
package io.xinglin.core.correction;
