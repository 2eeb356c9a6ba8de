/** Port: a network that turns named tensors into named tensors, wherever it runs. Depends on nothing but {@code core}. */
package io.xinglin.imaging.network;
