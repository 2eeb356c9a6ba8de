/**
 * Raw messages, committed with their identity before they are acknowledged and handled in order of arrival afterwards.
 * May depend on queue, persistence and core.
 */
package io.xinglin.ejb.inbox;
