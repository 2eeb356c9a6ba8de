/**
 * Unified procedure steps (PS3.4 CC): work a RIS or PACS asks for and watches. May depend on study and problem.
 */
package io.xinglin.core.workitem;
