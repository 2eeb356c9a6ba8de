/**
 * Raw inbound messages (the inbox) and outgoing deliveries (the outbox).
 */
package io.xinglin.core.message;
