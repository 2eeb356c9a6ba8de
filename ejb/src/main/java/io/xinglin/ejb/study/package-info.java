/**
 * A study's way from its last instance to the models: complete, matched to its order, handed on.
 *
 * <p>May depend on {@code archive}, {@code inference}, {@code report} and the queue; orders come through {@link
 * io.xinglin.ejb.archive.KnownOrders}.
 */
package io.xinglin.ejb.study;
