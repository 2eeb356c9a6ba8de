/**
 * Chinese medical notes: sections, mentions, assertion, the record; the ports of the language engine.
 */
package io.xinglin.core.note;
