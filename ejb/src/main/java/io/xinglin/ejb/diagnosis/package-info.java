/** Offers the aided diagnosis of {@code nlp} to the other deployments. Names {@code nlp.diagnosis} alone. */
package io.xinglin.ejb.diagnosis;
