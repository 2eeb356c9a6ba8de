package io.xinglin.ejb.order;

import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.order.ImagingOrder;

/** CDI event, fired inside the transaction that keeps the order: new, changed, completed or cancelled. */
public record OrderChanged(AccessionNumber accession, ImagingOrder.Status status) {}
